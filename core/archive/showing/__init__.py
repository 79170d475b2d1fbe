"""What is shown of quotes, documents and actors once they are found."""
