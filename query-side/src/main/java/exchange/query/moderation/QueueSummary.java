package exchange.query.moderation;

/**
 * How much waits for a moderator.
 *
 * @param free nobody has it in review
 * @param mine the reader has
 * @param overdue has waited longer than it should
 * @param soon will have, before long
 * @param quarantined another moderator has to confirm the quantity
 * @param fresh began to wait behind the position that was asked about
 * @param newest the position at which the last one began to wait; 0 if nothing waits
 * @param longest seconds that the first of them has waited; 0 if nothing waits
 */
record QueueSummary(
        long total,
        long free,
        long mine,
        long overdue,
        long soon,
        long quarantined,
        long fresh,
        long newest,
        long longest) {}
