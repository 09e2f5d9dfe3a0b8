package exchange.query.moderation;

import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingText;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.matching.Likeness;
import exchange.query.model.Generation;
import exchange.reference.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what was perhaps entered twice: open listings of the same kind and product, the latest {@value #LOOKED_AT} of them, and whatever else
 * waits just now. How much they resemble each other is told from their words, their organisation, quantity and place.
 */
@Component
class Duplicates {

    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 5;
    private static final double LEAST = 0.55;
    private static final double LIKE = 0.6;

    private static final double OF_WORDS = 0.5;
    private static final double OF_ORGANISATION = 0.3;
    private static final double OF_QUANTITY = 0.1;
    private static final double OF_PLACE = 0.1;

    /** What names of companies have in common without being the same company; folded. */
    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh",
            "ggmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "gbr",
            "ug",
            "se",
            "ev",
            "eg",
            "co",
            "und",
            "haftungsbeschraenkt",
            "inhaber",
            "der",
            "die",
            "das");

    private final JdbcClient sql;
    private final Contents contents;

    Duplicates(JdbcClient sql, Contents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    private record Known(ModerationEntry entry, ListingText text) {}

    @QueryHandler
    List<Duplicate> handle(FindDuplicates query) {
        Optional<Known> found = find(query.generation(), query.id());
        if (found.isEmpty()) {
            return List.of();
        }
        Known known = found.get();
        List<ModerationEntry> others = others(query.generation(), known.entry());
        contents.expect(others.stream().map(ModerationEntry::content).toList());
        return others.stream()
                .filter(other -> !other.redacted())
                .flatMap(other -> contents.text(other.content()).map(text -> new Known(other, text)).stream())
                .map(other -> compare(known, other))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingDouble(Duplicate::similarity)
                        .reversed()
                        .thenComparing(Duplicate::submittedAt))
                .limit(SHOWN)
                .toList();
    }

    private Optional<Known> find(Generation generation, ListingId id) {
        return sql.sql(generation.sql("select entry from query.moderation_$g where listing_id = :id"))
                .param("id", id.toString())
                .query((row, number) -> Entries.read(row.getString(1), ModerationEntry.class))
                .optional()
                .filter(entry -> !entry.redacted())
                .flatMap(entry -> contents.text(entry.content()).map(text -> new Known(entry, text)));
    }

    private List<ModerationEntry> others(Generation generation, ModerationEntry entry) {
        String product = entry.content().product();
        return sql.sql(generation.sql("select entry from query.moderation_$g where not closed and kind = :kind"
                        + " and listing_id <> :id and ("
                        + (product == null ? "product is null" : "product = :product")
                        + " or urgency is not null) order by position desc limit :most"))
                .param("kind", entry.content().kind().name())
                .param("id", entry.id().toString())
                .param("product", product)
                .param("most", LOOKED_AT)
                .query((row, number) -> Entries.read(row.getString(1), ModerationEntry.class))
                .list();
    }

    /** Null where they do not resemble each other enough. */
    private static @Nullable Duplicate compare(Known one, Known other) {
        Content mine = one.entry().content();
        Content theirs = other.entry().content();
        double words = Likeness.of(one.text().title(), one.text().description())
                .with(Likeness.of(other.text().title(), other.text().description()));
        double organisation =
                organisations(one.text().organisation(), other.text().organisation());
        boolean quantity = mine.quantity() != null
                && theirs.quantity() != null
                && mine.quantity().amount() == theirs.quantity().amount()
                && mine.quantity().unit() == theirs.quantity().unit();
        boolean place = mine.region().postalCode().equals(theirs.region().postalCode());
        double similarity = OF_WORDS * words
                + OF_ORGANISATION * organisation
                + (quantity ? OF_QUANTITY : 0)
                + (place ? OF_PLACE : 0);
        if (similarity < LEAST) {
            return null;
        }
        List<String> common = new ArrayList<>();
        if (organisation == 1) {
            common.add("ORGANISATION");
        } else if (organisation >= LIKE) {
            common.add("ORGANISATION_LIKE");
        }
        if (words >= LIKE) {
            common.add("TITLE");
        }
        if (quantity) {
            common.add("QUANTITY");
        }
        if (place) {
            common.add("PLACE");
        }
        return new Duplicate(
                other.entry().id(),
                other.entry().reference(),
                other.text().title(),
                other.text().organisation(),
                theirs.quantity(),
                other.entry().word(),
                other.entry().submittedAt(),
                similarity,
                common);
    }

    /** 1 for the same name, but for its legal form; 0 for names that have nothing in common. */
    static double organisations(String one, String other) {
        Set<String> mine = words(one);
        Set<String> theirs = words(other);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return 0;
        }
        return mine.equals(theirs)
                ? 1
                : Likeness.of(String.join(" ", mine), "").with(Likeness.of(String.join(" ", theirs), ""));
    }

    private static Set<String> words(String name) {
        return Folding.words(Folding.fold(name)).stream()
                .filter(word -> !LEGAL_FORMS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
