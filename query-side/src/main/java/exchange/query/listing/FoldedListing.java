package exchange.query.listing;

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
import exchange.privacy.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A listing, folded from its events: the reading twin of the aggregate that decides. It never refuses; an event that does not fit where
 * the listing stands changes what it names and nothing else.
 */
final class FoldedListing {

    private static final String SUBMITTED = "SUBMITTED";
    private static final String IN_REVIEW = "IN_REVIEW";
    private static final String CHANGES_REQUESTED = "CHANGES_REQUESTED";
    private static final String PUBLISHED = "PUBLISHED";
    private static final String SUSPENDED = "SUSPENDED";
    private static final String EXPIRED = "EXPIRED";

    private final ListingSubmitted submission;
    private final Map<String, ConformityLevel> levels = new HashMap<>();
    private final Map<String, FollowUpSet> followUps = new LinkedHashMap<>();
    private final Set<String> redactedKeys = new HashSet<>();
    private String state = SUBMITTED;
    private @Nullable String revisionState;
    private Content content;
    private Sealed contact;
    private LocalDate validUntil;
    private @Nullable ListingRevised revision;
    private @Nullable ListingClaimed claim;
    private @Nullable QuantityQuarantined quarantine;
    private int redactedThrough;
    private int newestVersion;
    private int laterVersion;

    FoldedListing(ListingSubmitted submission) {
        this.submission = submission;
        this.content = submission.content();
        this.contact = submission.contact();
        this.validUntil = content.validUntil();
        this.newestVersion = content.version();
    }

    void apply(ListingEvent event, String actor, Instant at) {
        apply(event);
        if (claim != null && !(event instanceof ListingClaimed)) {
            claim = claim.after(actor, at);
        }
    }

    /** Something that happened after the moment at which the listing is looked at: only what was redacted since is hidden then too. */
    void applyLater(ListingEvent event) {
        if (event instanceof ListingRevised revised) {
            laterVersion = revised.content().version();
        } else if (event instanceof ListingRedacted redacted) {
            redactedThrough = Math.max(newestVersion, laterVersion);
            redactedKeys.addAll(redacted.keys());
        }
    }

    private void apply(ListingEvent event) {
        switch (event) {
            case ListingSubmitted submitted -> {}
            case QuantityQuarantined quarantined -> quarantine = quarantined;
            case QuantityConfirmed confirmed -> quarantine = null;
            case ListingClaimed claimed -> claimed(claimed);
            case ClaimReleased released -> waitsAgain(SUBMITTED);
            case ListingApproved approved -> decided(PUBLISHED);
            case ListingRejected rejected -> decided("REJECTED");
            case ChangesRequested requested -> decided(CHANGES_REQUESTED);
            case ListingRevised revised -> revised(revised);
            case RevisionApproved approved -> revisionApproved();
            case RevisionRejected rejected -> revisionDecided("REJECTED", null);
            case RevisionChangesRequested requested -> revisionDecided(CHANGES_REQUESTED, revision);
            case ListingSuspended suspended -> state = SUSPENDED;
            case ListingReinstated reinstated -> state = PUBLISHED;
            case ListingRedacted redacted -> {
                redactedThrough = newestVersion;
                redactedKeys.addAll(redacted.keys());
            }
            case ConformityAssessed assessed -> levels.put(assessed.standard(), assessed.level());
            case ExpiryAnnounced announced -> {}
            case ListingExpired expired -> state = EXPIRED;
            case ListingRenewed renewed -> renewed(renewed.validUntil());
            case ListingWithdrawn withdrawn -> closed("WITHDRAWN");
            case ListingFulfilled fulfilled -> closed("FULFILLED");
            case NoteAdded noted -> {}
            case FollowUpSet set -> followUps.put(set.followUp(), set);
            case FollowUpDone done -> followUps.remove(done.followUp());
        }
    }

    ListingSubmitted submission() {
        return submission;
    }

    String state() {
        return state;
    }

    /** Null as long as it was never revised after its publication. */
    @Nullable
    String revisionState() {
        return revisionState;
    }

    /** The version that counts: the public one once there is one. */
    Content content() {
        return content;
    }

    /** The contact, sealed. */
    Sealed contact() {
        return contact;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    /** What waits for its own review, or has come back from it for changes. */
    @Nullable
    ListingRevised revision() {
        return revision;
    }

    @Nullable
    ListingClaimed claim() {
        return claim;
    }

    /** The figure that nobody has confirmed yet. */
    @Nullable
    QuantityQuarantined quarantine() {
        return quarantine;
    }

    Map<String, ConformityLevel> levels() {
        return levels;
    }

    /** Those still to be done, by id, the oldest first. */
    Map<String, FollowUpSet> followUps() {
        return followUps;
    }

    boolean isRedacted(Content version) {
        return version.version() <= redactedThrough;
    }

    /** Whether what a key sealed was redacted, whether or not the key is gone already. */
    boolean isRedacted(Sealed sealed) {
        return redactedKeys.contains(sealed.key());
    }

    boolean isPublished() {
        return state.equals(PUBLISHED);
    }

    private void claimed(ListingClaimed claimed) {
        claim = claimed;
        waits(IN_REVIEW);
    }

    private void waitsAgain(String waiting) {
        claim = null;
        waits(waiting);
    }

    private void waits(String waiting) {
        if (revision != null) {
            revisionState = waiting;
        } else {
            state = waiting;
        }
    }

    private void decided(String decision) {
        state = decision;
        claim = null;
    }

    private void revised(ListingRevised revised) {
        claim = null;
        quarantine = null;
        newestVersion = revised.content().version();
        if (state.equals(PUBLISHED) || state.equals(EXPIRED) || state.equals(SUSPENDED)) {
            revision = revised;
            revisionState = SUBMITTED;
            return;
        }
        state = SUBMITTED;
        takeOver(revised);
    }

    private void revisionApproved() {
        if (revision != null) {
            takeOver(revision);
        }
        if (state.equals(EXPIRED)) {
            state = PUBLISHED;
        }
        revisionDecided("APPROVED", null);
    }

    private void takeOver(ListingRevised revised) {
        content = revised.content();
        contact = revised.contact();
        validUntil = content.validUntil();
    }

    private void revisionDecided(String decision, @Nullable ListingRevised left) {
        revisionState = decision;
        revision = left;
        claim = null;
        if (left == null) {
            quarantine = null;
        }
    }

    private void renewed(LocalDate until) {
        state = PUBLISHED;
        validUntil = until;
    }

    private void closed(String how) {
        state = how;
        claim = null;
        revision = null;
        revisionState = null;
    }
}
