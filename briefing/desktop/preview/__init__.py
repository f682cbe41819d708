"""The pages as they will be printed, with what can be chosen about them, and the way to a printer or a PDF."""
