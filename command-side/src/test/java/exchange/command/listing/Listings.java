package exchange.command.listing;

import static exchange.command.listing.Cast.THE_EXCHANGE;

import exchange.command.listing.Cast.Person;
import exchange.event.listing.Capability;
import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.ExpiryAnnounced;
import exchange.event.listing.FollowUpDone;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.Kind;
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
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.NoteAdded;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Outcome;
import exchange.event.listing.Owner;
import exchange.event.listing.Quantity;
import exchange.event.listing.QuantityConfirmed;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.Region;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.RevisionChangesRequested;
import exchange.event.listing.RevisionRejected;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.event.listing.WithdrawalReason;
import exchange.privacy.Sealed;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What has happened to a listing before a story begins. */
final class Listings {

    /**
     * Something that happened.
     *
     * @param events all of one command, in order
     */
    record Told(List<ListingEvent> events, Person by) {

        static Told of(Person by, ListingEvent... events) {
            return new Told(List.of(events), by);
        }
    }

    static final ListingId MASKS = new ListingId(UUID.fromString("5f0f7b5e-2f5a-4c3b-9d43-0f6a3c1c7a11"));
    static final String REFERENCE = "10001-9";

    /** When every story begins: a Monday morning. */
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** The last day of the listing, 90 days later. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 5, 31);

    static final Instant CLAIMED_UNTIL = NOW.plus(Duration.ofMinutes(15));
    static final Sealed CONTACT = new Sealed("person-1", "box");
    static final String STANDARD = "EN 149 FFP2";
    static final String FOLLOW_UP = "call-back";

    /** Far outside of the usual: a figure from a public data set of 2020. */
    static final long PREPOSTEROUS = 199_999_999_999_998L;

    /** What is usual of face shields in stock, as reviewed ({@code usual-quantities.tsv}). */
    static final long MOST_SHIELDS = 1_000_000;

    private Listings() {}

    /** An offer of 20,000 masks. */
    static Content masks(int version) {
        return offer(version, "ffp2-mask", 20_000, List.of(STANDARD), LAST_DAY);
    }

    static Content masksUntil(LocalDate lastDay) {
        return offer(1, "ffp2-mask", 20_000, List.of(STANDARD), lastDay);
    }

    static Content shields(int version, long amount) {
        return offer(version, "face-shield", amount, List.of(), LAST_DAY);
    }

    private static Content offer(int version, String product, long amount, List<String> standards, LocalDate lastDay) {
        return new Content(
                version,
                Kind.OFFER,
                words("text-" + version),
                "de",
                product,
                Capability.MATERIAL,
                List.of(),
                new Quantity(amount, Unit.PIECE, null, QuantityMode.STOCK, null, null, null),
                standards,
                List.of(),
                null,
                null,
                new Region("72458", "Albstadt", "Zollernalbkreis", "DE143", 48.2, 9.0),
                lastDay,
                Visibility.PUBLIC,
                Urgency.NORMAL,
                OrganisationType.COMPANY,
                true);
    }

    /** Sealed words; the box does not matter here. */
    static Sealed words(String key) {
        return new Sealed(key, "box");
    }

    static Told masksSubmitted(Person by) {
        return submitted(masks(1), by);
    }

    static Told submitted(Content content, Person by) {
        return Told.of(by, new OfferSubmitted(MASKS, REFERENCE, content, CONTACT, Owner.DESK));
    }

    static Told preposterousShieldsSubmitted(Person by) {
        return Told.of(
                by,
                new OfferSubmitted(MASKS, REFERENCE, shields(1, PREPOSTEROUS), CONTACT, Owner.DESK),
                quarantined(1));
    }

    static QuantityQuarantined quarantined(int version) {
        return new QuantityQuarantined(MASKS, version, PREPOSTEROUS, 1, MOST_SHIELDS);
    }

    static Told confirmed(int version, Person by) {
        return Told.of(by, new QuantityConfirmed(MASKS, version, by.account(), null));
    }

    static Told claimed(Person by) {
        return claimed(by, CLAIMED_UNTIL);
    }

    static Told claimed(Person by, Instant until) {
        return Told.of(by, new ListingClaimed(MASKS, by.account(), until));
    }

    static Told released(Person by) {
        return Told.of(by, new ClaimReleased(MASKS, by.account(), false));
    }

    static Told lapsed(Person holder) {
        return Told.of(THE_EXCHANGE, new ClaimReleased(MASKS, holder.account(), true));
    }

    static Told approved(Person by) {
        return approved(1, by);
    }

    static Told approved(int version, Person by) {
        return Told.of(by, new ListingApproved(MASKS, version, null));
    }

    static Told rejected(Person by) {
        return Told.of(by, new ListingRejected(MASKS, 1, ReviewReason.NOT_IN_SCOPE, words("verdict-1")));
    }

    static Told changesRequested(Person by) {
        return Told.of(by, new ChangesRequested(MASKS, 1, ReviewReason.INCOMPLETE, words("verdict-1")));
    }

    static Told revised(int version, Person by) {
        return Told.of(by, new ListingRevised(MASKS, masks(version), CONTACT));
    }

    static Told revisedPreposterously(int version, Person by) {
        return Told.of(by, new ListingRevised(MASKS, shields(version, PREPOSTEROUS), CONTACT), quarantined(version));
    }

    static Told revisionApproved(Person by) {
        return Told.of(by, new RevisionApproved(MASKS, 2, null));
    }

    static Told revisionRejected(Person by) {
        return Told.of(by, new RevisionRejected(MASKS, 2, ReviewReason.NOT_IN_SCOPE, words("verdict-2")));
    }

    static Told revisionChangesRequested(Person by) {
        return Told.of(by, new RevisionChangesRequested(MASKS, 2, ReviewReason.INCOMPLETE, words("verdict-2")));
    }

    static Told suspended(Person by) {
        return Told.of(by, new ListingSuspended(MASKS, ReviewReason.FRAUD_SUSPECTED, words("suspension")));
    }

    static Told reinstated(Person by) {
        return Told.of(by, new ListingReinstated(MASKS, null));
    }

    static Told redacted(Person by, String... keys) {
        return Told.of(by, new ListingRedacted(MASKS, ReviewReason.PERSONAL_DATA, words("redaction"), List.of(keys)));
    }

    static Told assessed(ConformityLevel level, Person by) {
        return Told.of(by, new ConformityAssessed(MASKS, STANDARD, level, null));
    }

    static Told expiryAnnounced() {
        return Told.of(THE_EXCHANGE, new ExpiryAnnounced(MASKS, LAST_DAY));
    }

    static Told expired() {
        return Told.of(THE_EXCHANGE, new ListingExpired(MASKS, LAST_DAY));
    }

    static Told renewed(LocalDate lastDay, Person by) {
        return Told.of(by, new ListingRenewed(MASKS, lastDay));
    }

    static Told withdrawn(Person by) {
        return Told.of(by, new ListingWithdrawn(MASKS, WithdrawalReason.NO_LONGER_AVAILABLE, null));
    }

    static Told fulfilled(Person by) {
        return Told.of(by, new ListingFulfilled(MASKS, Outcome.MATCHED_HERE, null));
    }

    static Told noted(Person by) {
        return Told.of(by, new NoteAdded(MASKS, words("note")));
    }

    static Told followUpSet(Person by) {
        return Told.of(by, new FollowUpSet(MASKS, FOLLOW_UP, LocalDate.of(2026, 3, 9), null, words("follow-up")));
    }

    static Told followUpDone(Person by) {
        return Told.of(by, new FollowUpDone(MASKS, FOLLOW_UP, null));
    }
}
