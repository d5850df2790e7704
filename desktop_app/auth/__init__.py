"""Who we are: keys, Microsoft Entra, the secret store."""
