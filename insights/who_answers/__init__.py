"""Who was asked, who answered, and what the rating would be if those who answered were like those asked."""
