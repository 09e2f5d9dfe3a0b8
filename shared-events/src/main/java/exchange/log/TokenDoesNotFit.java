package exchange.log;

/** A reader's token belongs to another log: the database was restored, or exchanged. What the reader keeps has to be rebuilt. */
final class TokenDoesNotFit extends RuntimeException {

    TokenDoesNotFit(LogToken token, long head) {
        super("The token at position " + token.index() + " does not fit this log, whose head is at " + head
                + ": its read model has to be rebuilt");
    }
}
