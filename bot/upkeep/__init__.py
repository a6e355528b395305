"""How the service is, what is wrong, and whole copies of what it keeps. Changes no case."""
