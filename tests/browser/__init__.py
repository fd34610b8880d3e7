"""What is looked at in a real browser. A package, so that its browser and its agency end with it."""
