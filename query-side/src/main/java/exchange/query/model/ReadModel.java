package exchange.query.model;

import java.util.List;

/** What a question has to say about its read model, so that the model can be kept, and built anew. */
public interface ReadModel {

    /** At most 30 small letters. */
    String name();

    /**
     * Counts up whenever tables, rows or the projection change their meaning. A node that finds another shape than its own builds a new
     * generation, and answers from that one only.
     */
    int shape();

    /** The statements that make the tables, a resource on the class path; {@code $g} as in {@link Generation#sql}. */
    String script();

    /** The tables that the script makes, with {@code $g}. */
    List<String> tables();

    /** A new projection into the tables of a generation, for the use of one thread at a time. */
    Projection projection(Generation generation);
}
