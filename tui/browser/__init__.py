"""The browser: the tree of projects, its detail pane, the flat list; filters and copying, all by keyboard."""
