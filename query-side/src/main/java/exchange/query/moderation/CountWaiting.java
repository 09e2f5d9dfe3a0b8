package exchange.query.moderation;

import exchange.query.model.Generation;

/**
 * Asks how much waits.
 *
 * @param generation which one answers
 * @param reader the account whose own claims are counted
 * @param since counts as new what began to wait behind this position
 */
record CountWaiting(Generation generation, String reader, long since) {}
