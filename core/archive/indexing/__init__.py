"""From folders to the archive: what has changed, read and analysed in processes of their own, stored by one writer."""
