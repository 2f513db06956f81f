"""The post office: messages, the outbox, the senders. Knows no recruiting word."""
