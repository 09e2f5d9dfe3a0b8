package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.Contact;
import exchange.query.content.ContentView;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.reference.Validity;
import exchange.web.account.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A listing before its owner's eyes: where it stands, what the desk wants, and what may be done now. */
final class OwnListing {

    private static final String CHANGES_REQUESTED = "CHANGES_REQUESTED";
    private static final String IN_REVIEW = "IN_REVIEW";
    private static final String PUBLISHED = "PUBLISHED";
    private static final String EXPIRED = "EXPIRED";
    private static final List<String> FINAL = List.of("REJECTED", "WITHDRAWN", "FULFILLED");

    /** How long before the end renewing is what to do. */
    private static final int SOON = 14;

    private final ListingAnswer listing;
    private final Caller reader;
    private final LocalDate today;

    OwnListing(ListingAnswer listing, Caller reader, LocalDate today) {
        this.listing = listing;
        this.reader = reader;
        this.today = today;
    }

    public ListingAnswer listing() {
        return listing;
    }

    public String state() {
        return listing.state();
    }

    /** What is under review, or is public. */
    public ContentView content() {
        ListingAnswer.Revision revision = listing.revision();
        return revision == null ? listing.content() : revision.content();
    }

    /** What is public while something else is under review; null if nothing else is. */
    public @Nullable ContentView shown() {
        return listing.revision() == null ? null : listing.content();
    }

    public @Nullable Contact contact() {
        ListingAnswer.Revision revision = listing.revision();
        return revision == null ? listing.contact() : revision.contact();
    }

    /** The state of a revision that the owner has to know of; null if there is none, or it was approved. */
    public @Nullable String revision() {
        String state = listing.revisionState();
        return isFinal() || "APPROVED".equals(state) ? null : state;
    }

    /** Whether somebody at the desk waits for other words. */
    public boolean isSentBack() {
        return CHANGES_REQUESTED.equals(listing.state()) || CHANGES_REQUESTED.equals(revision());
    }

    /** Whether it waits for a decision. */
    public boolean isWaiting() {
        return isIn("SUBMITTED", IN_REVIEW);
    }

    /** What the desk said last when it asked for changes, rejected or suspended, as long as that matters; null if nothing. */
    public @Nullable Happened wish() {
        List<String> types = isSentBack()
                ? List.of("ChangesRequested", "RevisionChangesRequested")
                : switch (listing.state()) {
                    case "REJECTED" -> List.of("ListingRejected");
                    case "SUSPENDED" -> List.of("ListingSuspended");
                    default -> "REJECTED".equals(revision()) ? List.of("RevisionRejected") : List.of();
                };
        return listing.history().reversed().stream()
                .filter(happened -> types.contains(happened.type()))
                .findFirst()
                .orElse(null);
    }

    public boolean isFinal() {
        return FINAL.contains(listing.state());
    }

    /** Whether the reader may change anything at all; what a partner brought in is managed by clerks. */
    public boolean isManaged() {
        return reader.role() != Role.PARTNER;
    }

    public boolean isEditable() {
        boolean open = isIn("SUBMITTED", CHANGES_REQUESTED, PUBLISHED, EXPIRED, IN_REVIEW) && !isFinal();
        return isManaged()
                && open
                && !"SUSPENDED".equals(listing.state())
                && (reader.role() == Role.CLERK || !isUnderReview());
    }

    /** Whether somebody at the desk has it before them right now. */
    public boolean isUnderReview() {
        return isIn(IN_REVIEW);
    }

    public boolean isRenewable() {
        return isManaged()
                && isPublishedOrExpired()
                && listing.content().validUntil().isBefore(renewedUntil());
    }

    /** Whether it ends soon, or has ended. */
    public boolean isEnding() {
        return isPublishedOrExpired() && listing.content().validUntil().isBefore(today.plusDays(SOON + 1));
    }

    /** The day to which one click renews it. */
    public LocalDate renewedUntil() {
        return today.plusDays(Validity.DEFAULT_DAYS);
    }

    /** The day until which the form renews it unless somebody says otherwise: never earlier than it lasts anyway. */
    LocalDate renewedUntilAtLeast() {
        LocalDate until = listing.content().validUntil();
        LocalDate latest = today.plusDays(Validity.MOST_DAYS);
        LocalDate proposed = until.isBefore(renewedUntil()) ? renewedUntil() : until.plusDays(1);
        return proposed.isAfter(latest) ? latest : proposed;
    }

    /** The first day until which it can be renewed. */
    LocalDate renewableFrom() {
        LocalDate until = listing.content().validUntil();
        return until.isBefore(today) ? today.plusDays(1) : until.plusDays(1);
    }

    public boolean isFulfillable() {
        return isManaged() && isPublishedOrExpired();
    }

    public boolean isWithdrawable() {
        return isManaged() && !isFinal();
    }

    public boolean isPublished() {
        return PUBLISHED.equals(listing.state());
    }

    /** The position of the last thing that the reader was told of. */
    public long seen() {
        return listing.history().getLast().position();
    }

    /** What happened since. */
    List<Happened> since(long position) {
        return listing.history().stream()
                .filter(happened -> happened.position() > position)
                .toList();
    }

    private boolean isPublishedOrExpired() {
        return isPublished() || EXPIRED.equals(listing.state());
    }

    private boolean isIn(String... states) {
        return List.of(states).contains(listing.state()) || List.of(states).contains(Objects.toString(revision(), ""));
    }
}
