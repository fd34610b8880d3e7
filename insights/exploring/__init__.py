"""Where, when and with whom is it different? One question of the surveys, narrowed down and broken down."""
