"""The call for help: who is asked, who answers, and when the next one is asked."""
