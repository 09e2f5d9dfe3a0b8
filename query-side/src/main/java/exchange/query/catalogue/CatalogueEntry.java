package exchange.query.catalogue;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingEvent;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingFulfilled;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRedacted;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingRenewed;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue has to know of one listing.
 *
 * @param state where the listing stands
 * @param published the version that the public sees, or would see if the listing were shown; null before the first approval
 * @param waiting the newest version, while it is not approved
 * @param redactedThrough the version up to which all words are removed; 0 if none is
 * @param levels what moderators found about a standard, in the standards' order, so that a replay writes the same row
 * @param validUntil the last day on which the listing is shown
 * @param publication null before the first approval
 */
record CatalogueEntry(
        ListingId id,
        String reference,
        State state,
        @Nullable Content published,
        @Nullable Content waiting,
        int redactedThrough,
        Map<String, ConformityLevel> levels,
        LocalDate validUntil,
        @Nullable Publication publication) {

    /**
     * When it was approved.
     *
     * @param at the first time
     * @param position of that approval
     * @param confirmedAt when somebody last stood for what it says: approved it, or its revision, or renewed it
     */
    record Publication(Instant at, long position, Instant confirmedAt) {

        private Publication confirmed(Instant again) {
            return new Publication(at, position, again);
        }
    }

    /** The states of DOMAIN.md, as far as the public can tell them apart. */
    enum State {
        UNPUBLISHED,
        PUBLISHED,
        SUSPENDED,
        EXPIRED,
        CLOSED
    }

    static CatalogueEntry submitted(ListingSubmitted event) {
        return new CatalogueEntry(
                event.listingId(),
                event.reference(),
                State.UNPUBLISHED,
                null,
                event.content(),
                0,
                Map.of(),
                event.content().validUntil(),
                null);
    }

    /** Whether the catalogue shows it. */
    boolean shown() {
        return state == State.PUBLISHED && published != null;
    }

    /** Whether the words of the published version were removed. */
    boolean redacted() {
        return published != null && published.version() <= redactedThrough;
    }

    /** What an event makes of it. */
    CatalogueEntry after(ListingEvent event, long position, Instant at) {
        return switch (event) {
            case ListingSubmitted submitted -> this;
            case ListingApproved approved -> approved(position, at);
            case ListingRevised revised -> withWaiting(revised.content());
            case RevisionApproved approved -> revisionApproved(at);
            case RevisionRejected rejected -> withWaiting(null);
            case ListingSuspended suspended -> in(State.SUSPENDED);
            case ListingReinstated reinstated -> in(State.PUBLISHED);
            case ListingRedacted redacted -> redactedSoFar();
            case ConformityAssessed assessed -> assessed(assessed.standard(), assessed.level());
            case ListingExpired expired -> in(State.EXPIRED);
            case ListingRenewed renewed -> renewed(renewed.validUntil(), at);
            case ListingRejected rejected -> closed();
            case ListingWithdrawn withdrawn -> closed();
            case ListingFulfilled fulfilled -> closed();
            case QuantityQuarantined quarantined -> this;
            case QuantityConfirmed confirmed -> this;
            case ListingClaimed claimed -> this;
            case ClaimReleased released -> this;
            case ChangesRequested requested -> this;
            case RevisionChangesRequested requested -> this;
            case ExpiryAnnounced announced -> this;
            case NoteAdded noted -> this;
            case FollowUpSet set -> this;
            case FollowUpDone done -> this;
        };
    }

    private CatalogueEntry approved(long position, Instant at) {
        return new CatalogueEntry(
                id,
                reference,
                State.PUBLISHED,
                waiting,
                null,
                redactedThrough,
                levels,
                validUntil,
                new Publication(at, position, at));
    }

    private CatalogueEntry revisionApproved(Instant at) {
        if (waiting == null) {
            return this;
        }
        State next = state == State.EXPIRED ? State.PUBLISHED : state;
        return new CatalogueEntry(
                id, reference, next, waiting, null, redactedThrough, levels, waiting.validUntil(), confirmed(at));
    }

    private CatalogueEntry withWaiting(@Nullable Content content) {
        LocalDate until = published == null && content != null ? content.validUntil() : validUntil;
        return new CatalogueEntry(
                id, reference, state, published, content, redactedThrough, levels, until, publication);
    }

    private CatalogueEntry in(State next) {
        return new CatalogueEntry(
                id, reference, next, published, waiting, redactedThrough, levels, validUntil, publication);
    }

    private CatalogueEntry renewed(LocalDate until, Instant at) {
        return new CatalogueEntry(
                id, reference, State.PUBLISHED, published, waiting, redactedThrough, levels, until, confirmed(at));
    }

    private @Nullable Publication confirmed(Instant at) {
        return publication == null ? null : publication.confirmed(at);
    }

    private CatalogueEntry redactedSoFar() {
        Content newest = waiting == null ? published : waiting;
        int through = newest == null ? redactedThrough : newest.version();
        return new CatalogueEntry(id, reference, state, published, waiting, through, levels, validUntil, publication);
    }

    private CatalogueEntry assessed(String standard, ConformityLevel level) {
        SortedMap<String, ConformityLevel> found = new TreeMap<>(levels);
        found.put(standard, level);
        return new CatalogueEntry(
                id,
                reference,
                state,
                published,
                waiting,
                redactedThrough,
                Collections.unmodifiableSortedMap(found),
                validUntil,
                publication);
    }

    private CatalogueEntry closed() {
        return new CatalogueEntry(
                id, reference, State.CLOSED, null, null, redactedThrough, Map.of(), validUntil, publication);
    }
}
