package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.ListingId;
import exchange.web.read.Cursor;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers which listings are the reader's own, as each one's own events have it; none of it shows a contact. */
@Component
class OwnListings {

    /** A page of them. */
    record Own(List<ListingAnswer> items, @Nullable String next) {}

    private record Row(String listing, long position) {}

    private final JdbcClient sql;
    private final GetListingHandler listings;
    private final Cursor cursors;

    OwnListings(JdbcClient sql, GetListingHandler listings, Cursor cursors) {
        this.sql = sql;
        this.listings = listings;
        this.cursors = cursors;
    }

    @QueryHandler
    Own handle(FindOwnListings query) {
        boolean member = query.reader().role() == Role.MEMBER;
        List<Row> found = sql.sql(query.generation()
                        .sql("select listing_id, position from query.ownership_$g where "
                                + (member ? "organisation" : "submitter")
                                + " = :owner and position < :before order by position desc limit :limit"))
                .param(
                        "owner",
                        member ? query.reader().organisation() : query.reader().accountId())
                .param(
                        "before",
                        query.after().isEmpty()
                                ? Long.MAX_VALUE
                                : Long.parseLong(query.after().getFirst()))
                .param("limit", query.size() + 1)
                .query((row, number) -> new Row(row.getString(1), row.getLong(2)))
                .list();
        boolean more = found.size() > query.size();
        List<Row> page = more ? found.subList(0, query.size()) : found;
        return new Own(
                page.stream()
                        .map(row -> ListingId.parse(row.listing())
                                .flatMap(id -> listings.withoutContact(id, query.reader(), query.language())))
                        .flatMap(Optional::stream)
                        .toList(),
                more
                        ? cursors.write(
                                query.fingerprint(),
                                List.of(String.valueOf(page.getLast().position())))
                        : null);
    }
}
