package exchange.node;

import java.util.List;

/**
 * A schema that one part of the exchange owns, and the scripts that make it, the same on both databases.
 *
 * @param order migrations with lower numbers run first
 * @param locations class path folders of Flyway scripts
 */
public record SchemaMigration(int order, String schema, List<String> locations) {}
