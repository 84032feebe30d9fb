"""What is carried to machines without the Internet, built and tried with the network cut off."""
