package exchange.query.model;

import java.util.List;

/** What a question has to say about its read model, so that the model can be kept, and built anew. */
public interface ReadModel {

    /** At most 30 small letters. Its tables are made by {@code db/readmodels/<name>.sql} on the class path, in which {@code $g} is as in {@link Generation#sql}. */
    String name();

    /**
     * Counts up whenever tables, rows or the projection change their meaning. A node that finds another shape than its own builds a new
     * generation, and answers from that one only.
     */
    int shape();

    /** The tables that the script makes, with {@code $g}. */
    List<String> tables();

    /** A new projection into the tables of a generation, for the use of one thread at a time. */
    Projection projection(Generation generation);
}
