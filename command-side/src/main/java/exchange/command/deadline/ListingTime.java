package exchange.command.deadline;

import exchange.event.listing.ChangesRequested;
import exchange.event.listing.ClaimReleased;
import exchange.event.listing.ConformityAssessed;
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
import exchange.reference.Validity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What time will do to one listing that is not closed.
 *
 * @param validUntil the last day of its newest content
 * @param suspended a suspended listing's end rests until it is reinstated
 * @param claim who has it in review, and when that lapses; null while nobody has
 * @param announcement when its end is announced; null if that is past, or nothing is published
 * @param end when its time in the catalogue is over; null while it is not in it
 */
record ListingTime(
        LocalDate validUntil,
        boolean suspended,
        @Nullable Claim claim,
        @Nullable Due announcement,
        @Nullable Due end) {

    /**
     * A moment at which something has to be done.
     *
     * @param cause the position of the event that set it
     */
    record Due(Instant at, long cause) {}

    /** A moderator's claim. */
    record Claim(String holder, Due lapse) {}

    static ListingTime submitted(ListingSubmitted event) {
        return new ListingTime(event.content().validUntil(), false, null, null, null);
    }

    /**
     * What an event makes of it.
     *
     * @param actor who did it
     * @return null when the listing is closed: time does nothing to it any more
     */
    @Nullable
    ListingTime after(ListingEvent event, String actor, Instant at, long position) {
        return switch (event) {
            case ListingSubmitted _ -> this;
            case ListingRevised revised ->
                new ListingTime(revised.content().validUntil(), suspended, null, announcement, end);
            case ListingClaimed claimed -> with(new Claim(claimed.holder(), new Due(claimed.until(), position)));
            case ClaimReleased _, ChangesRequested _, RevisionRejected _, RevisionChangesRequested _ -> with(null);
            case ListingApproved _, RevisionApproved _ -> with(null).shown(validUntil, at, position);
            case ListingRenewed renewed -> active(actor, at, position).shown(renewed.validUntil(), at, position);
            case ListingSuspended _ -> active(actor, at, position).suspended(true);
            case ListingReinstated _ -> active(actor, at, position).suspended(false);
            case ExpiryAnnounced _ -> new ListingTime(validUntil, suspended, claim, null, end);
            case ListingExpired _ -> new ListingTime(validUntil, suspended, claim, null, null);
            case ListingRejected _, ListingWithdrawn _, ListingFulfilled _ -> null;
            case QuantityQuarantined _,
                    QuantityConfirmed _,
                    ListingRedacted _,
                    ConformityAssessed _,
                    NoteAdded _,
                    FollowUpSet _,
                    FollowUpDone _ -> active(actor, at, position);
        };
    }

    /** What the holder of a claim does extends it, unless it has lapsed. */
    private ListingTime active(String actor, Instant at, long position) {
        return claim != null
                        && claim.holder().equals(actor)
                        && claim.lapse().at().isAfter(at)
                ? with(new Claim(actor, new Due(at.plus(ListingClaimed.LASTS), position)))
                : this;
    }

    private ListingTime with(@Nullable Claim next) {
        return new ListingTime(validUntil, suspended, next, announcement, end);
    }

    private ListingTime suspended(boolean now) {
        return new ListingTime(validUntil, now, claim, announcement, end);
    }

    /** The end is announced only where that moment is still to come: whoever has just set a nearer date knows it. */
    private ListingTime shown(LocalDate lastDay, Instant at, long position) {
        Instant announced = Validity.announcement(lastDay);
        return new ListingTime(
                validUntil,
                suspended,
                claim,
                announced.isAfter(at) ? new Due(announced, position) : null,
                new Due(Validity.end(lastDay), position));
    }
}
