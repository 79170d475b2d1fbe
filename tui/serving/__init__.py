"""The dashboard in a browser on the same machine: who may ask, what is served, how a session runs."""
