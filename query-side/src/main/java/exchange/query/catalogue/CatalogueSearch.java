package exchange.query.catalogue;

import exchange.event.listing.Capability;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingId;
import exchange.query.catalogue.CatalogueAnswer.Count;
import exchange.query.catalogue.FindListings.Facet;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.content.Names;
import exchange.query.content.PublicText;
import exchange.query.model.Generation;
import exchange.reference.Regions;
import exchange.reference.Validity;
import exchange.web.problem.Language;
import exchange.web.read.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions to the catalogue. */
@Component
class CatalogueSearch {

    private static final int MOST_COUNTS = 200;

    private static final String COLUMNS = "entry, title, description, organisation, urgency_text, metres, misses";

    private record Found(CatalogueItem item, List<String> key) {}

    private final JdbcClient sql;
    private final Contents contents;
    private final Regions regions;
    private final Cursor cursors;
    private final Clock clock;

    CatalogueSearch(JdbcClient sql, Contents contents, Regions regions, Cursor cursors, Clock clock) {
        this.sql = sql;
        this.contents = contents;
        this.regions = regions;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** What changes whenever the catalogue looks different: the position at which it did, and how often it did out of turn. */
    @QueryHandler
    String handle(GetCatalogueChange query) {
        return sql.sql(query.generation().sql("select position, released from query.catalogue_change_$g where id = 1"))
                .query((row, number) -> row.getLong(1) + "." + row.getLong(2))
                .single();
    }

    @QueryHandler
    Optional<CatalogueItem> handle(GetPublishedListing query) {
        return sql.sql(
                        query.generation()
                                .sql(
                                        "select " + COLUMNS
                                                + " from (select c.*, cast(null as bigint) as metres, 0 as misses"
                                                + " from query.catalogue_$g c where shown and not parked) l"
                                                + " where listing_id = :id and valid_until >= :today and (visibility = 'PUBLIC' or :authorities)"))
                .param("id", query.id().toString())
                .param("today", today())
                .param("authorities", query.forAuthorities())
                .query((row, number) -> item(row, query.language(), false))
                .optional();
    }

    @QueryHandler
    CatalogueAnswer handle(FindListings query) {
        CatalogueConditions conditions = new CatalogueConditions(query, today());
        List<Found> found = sql.sql(query.generation()
                        .sql("select " + COLUMNS + ", published_position, valid_until from "
                                + conditions.source() + " where " + conditions.where(null) + " and "
                                + after(query, conditions) + " order by " + order(query.sort()) + " limit :limit"))
                .params(conditions.parameters())
                .param("limit", query.size() + 1)
                .query((row, number) -> new Found(item(row, query.language(), query.near() != null), key(query, row)))
                .list();
        boolean more = found.size() > query.size();
        List<Found> page = more ? found.subList(0, query.size()) : found;
        String next = more ? cursors.write(query.fingerprint(), page.getLast().key()) : null;
        return new CatalogueAnswer(
                total(query, conditions), page.stream().map(Found::item).toList(), facets(query, conditions), next);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Validity.ZONE));
    }

    private long total(FindListings query, CatalogueConditions conditions) {
        return sql.sql(query.generation()
                        .sql("select count(*) from " + conditions.source() + " where " + conditions.where(null)))
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /** The condition that leaves out the pages before; every order ends in the position, which no two listings share. */
    private static String after(FindListings query, CatalogueConditions conditions) {
        if (query.after().isEmpty()) {
            return "1 = 1";
        }
        Map<String, Object> parameters = conditions.parameters();
        parameters.put("afterPosition", Long.parseLong(query.after().getLast()));
        return switch (query.sort()) {
            case NEWEST -> "published_position < :afterPosition";
            case RELEVANCE -> {
                parameters.put("after", Long.parseLong(query.after().getFirst()));
                yield "(misses > :after or (misses = :after and published_position < :afterPosition))";
            }
            case DISTANCE -> {
                parameters.put("after", Long.parseLong(query.after().getFirst()));
                yield "(metres > :after or (metres = :after and published_position < :afterPosition))";
            }
            case EXPIRY -> {
                parameters.put("after", LocalDate.parse(query.after().getFirst()));
                yield "(valid_until > :after or (valid_until = :after and published_position < :afterPosition))";
            }
        };
    }

    private static String order(FindListings.Sort sort) {
        return switch (sort) {
            case NEWEST -> "published_position desc";
            case RELEVANCE -> "misses, published_position desc";
            case DISTANCE -> "metres, published_position desc";
            case EXPIRY -> "valid_until, published_position desc";
        };
    }

    private static List<String> key(FindListings query, ResultSet row) throws SQLException {
        String position = row.getString("published_position");
        return switch (query.sort()) {
            case NEWEST -> List.of(position);
            case RELEVANCE -> List.of(row.getString("misses"), position);
            case DISTANCE -> List.of(row.getString("metres"), position);
            case EXPIRY -> List.of(row.getObject("valid_until", LocalDate.class).toString(), position);
        };
    }

    private CatalogueItem item(ResultSet row, Language language, boolean measured) throws SQLException {
        CatalogueEntry entry = Entries.read(row.getString("entry"), CatalogueEntry.class);
        Content content = entry.published();
        if (content == null) {
            throw new IllegalStateException("The catalogue shows " + entry.id() + ", which was never published");
        }
        String title = row.getString("title");
        PublicText text = title == null
                ? null
                : new PublicText(
                        title,
                        row.getString("description"),
                        row.getString("organisation"),
                        row.getString("urgency_text"));
        return new CatalogueItem(
                entry.id(),
                entry.reference(),
                contents.inPublic(content, text, entry.levels(), entry.validUntil(), language),
                entry.publishedAt(),
                measured ? row.getLong("metres") / 1000.0 : null);
    }

    private Map<String, List<Count>> facets(FindListings query, CatalogueConditions conditions) {
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            String counted = sqlOf(facet, conditions.source(), conditions.where(facet));
            facets.put(
                    facet.label,
                    sql.sql(query.generation().sql(counted + " order by 2 desc, 1 limit " + MOST_COUNTS))
                            .params(conditions.parameters())
                            .query((row, number) -> new Count(
                                    row.getString(1), label(facet, row.getString(1), query.language()), row.getLong(2)))
                            .list());
        }
        return facets;
    }

    /** A product is counted with what is below it, as its filter does; those that only stand above others are left out. */
    private static String sqlOf(Facet facet, String source, String where) {
        return switch (facet) {
            case KIND -> "select kind, count(*) from " + source + " where " + where + " group by kind";
            case CAPABILITY ->
                "select capability, count(*) from " + source + " where " + where + " group by capability";
            case DISTRICT -> "select nuts, count(*) from " + source + " where " + where + " group by nuts";
            case STANDARD ->
                "select t.standard, count(*) from " + source
                        + " join query.catalogue_standard_$g t on t.listing_id = l.listing_id where " + where
                        + " group by t.standard";
            case PRODUCT ->
                "select t.product, count(*) from " + source
                        + " join query.catalogue_product_$g t on t.listing_id = l.listing_id where " + where
                        + " group by t.product having sum(case when t.product = l.product then 1 else 0 end) > 0";
        };
    }

    private String label(Facet facet, String value, Language language) {
        return switch (facet) {
            case KIND -> Names.of(Kind.valueOf(value), language);
            case CAPABILITY -> Names.of(Capability.valueOf(value), language);
            case PRODUCT -> contents.productLabel(value, language);
            case STANDARD -> value;
            case DISTRICT ->
                regions.find(value)
                        .map(region -> language.choose(region.labelDe(), region.labelEn()))
                        .orElse(value);
        };
    }

    /** Asks when the catalogue last looked different. */
    record GetCatalogueChange(Generation generation) {}

    /**
     * Asks for one published listing.
     *
     * @param forAuthorities whether it may be one for authorities only
     */
    record GetPublishedListing(Generation generation, ListingId id, boolean forAuthorities, Language language) {}
}
