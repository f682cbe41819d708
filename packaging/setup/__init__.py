"""What dev.py stands on: the environment, the system's packages and the lock. Standard library only."""
