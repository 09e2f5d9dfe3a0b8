package exchange.command.deadline;

/**
 * Something that time will do to a listing.
 *
 * @param causedBy the position of the event that set it
 */
record Deadline(String listingId, Kind kind, long causedBy) {

    /** What time will do. */
    enum Kind {
        /** take a claim away */
        LAPSE,
        /** announce the end */
        ANNOUNCE,
        /** end the listing's time in the catalogue */
        EXPIRE
    }
}
