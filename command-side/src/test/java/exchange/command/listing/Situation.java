package exchange.command.listing;

import static exchange.command.listing.Cast.ALB;
import static exchange.command.listing.Cast.MIRA;
import static exchange.command.listing.Cast.OTTO;
import static exchange.command.listing.Cast.by;
import static exchange.command.listing.Listings.CLAIMED_UNTIL;
import static exchange.command.listing.Listings.approved;
import static exchange.command.listing.Listings.changesRequested;
import static exchange.command.listing.Listings.claimed;
import static exchange.command.listing.Listings.confirmed;
import static exchange.command.listing.Listings.expired;
import static exchange.command.listing.Listings.followUpSet;
import static exchange.command.listing.Listings.masksSubmitted;
import static exchange.command.listing.Listings.preposterousShieldsSubmitted;
import static exchange.command.listing.Listings.rejected;
import static exchange.command.listing.Listings.revised;
import static exchange.command.listing.Listings.revisedPreposterously;
import static exchange.command.listing.Listings.revisionApproved;
import static exchange.command.listing.Listings.revisionChangesRequested;
import static exchange.command.listing.Listings.revisionRejected;
import static exchange.command.listing.Listings.suspended;
import static exchange.command.listing.Listings.withdrawn;

import exchange.command.listing.Cast.Person;
import exchange.command.listing.Listings.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every situation in which a listing can be asked for something. "Mine" is Otto's, "another's" is Mira's; Weberei Alb submitted and
 * revised. A follow-up is set in each of them.
 */
enum Situation {
    SUBMITTED,
    IN_REVIEW_MINE,
    IN_REVIEW_ANOTHERS,
    LAPSED_MINE,
    LAPSED_ANOTHERS,
    CHANGES_REQUESTED,
    PUBLISHED,
    REVISION_SUBMITTED,
    REVISION_MINE,
    REVISION_ANOTHERS,
    REVISION_LAPSED_MINE,
    REVISION_LAPSED_ANOTHERS,
    REVISION_SENT_BACK,
    REVISION_APPROVED,
    REVISION_REJECTED,
    SUSPENDED,
    SUSPENDED_REVISION_SUBMITTED,
    SUSPENDED_REVISION_MINE,
    SUSPENDED_REVISION_SENT_BACK,
    EXPIRED,
    EXPIRED_REVISION_SUBMITTED,
    EXPIRED_REVISION_MINE,
    EXPIRED_REVISION_SENT_BACK,
    REJECTED,
    WITHDRAWN,
    FULFILLED;

    /** How it came to that. */
    List<Told> told() {
        return told(masksSubmitted(by(ALB)), revised(2, by(ALB)), false);
    }

    /** The same, with a figure in quarantine in whatever is or was under review. */
    List<Told> toldInQuarantine() {
        return told(preposterousShieldsSubmitted(by(ALB)), revisedPreposterously(2, by(ALB)), true);
    }

    private List<Told> told(Told submission, Told revision, boolean quarantined) {
        List<Told> told = new ArrayList<>(List.of(submission, followUpSet(by(MIRA))));
        switch (this) {
            case SUBMITTED -> {}
            case IN_REVIEW_MINE -> told.add(claimed(by(OTTO)));
            case IN_REVIEW_ANOTHERS -> told.add(claimed(by(MIRA)));
            case LAPSED_MINE -> told.add(lapsedClaim(OTTO));
            case LAPSED_ANOTHERS -> told.add(lapsedClaim(MIRA));
            case CHANGES_REQUESTED -> told.addAll(List.of(claimed(by(OTTO)), changesRequested(by(OTTO))));
            case REJECTED -> told.addAll(List.of(claimed(by(OTTO)), rejected(by(OTTO))));
            case WITHDRAWN -> told.add(withdrawn(by(ALB)));
            default -> {
                told.add(claimed(by(OTTO)));
                if (quarantined) {
                    told.add(confirmed(1, by(MIRA)));
                }
                told.add(approved(by(OTTO)));
                afterPublication(told, revision);
            }
        }
        return told;
    }

    private void afterPublication(List<Told> told, Told revision) {
        switch (this) {
            case PUBLISHED -> {}
            case REVISION_SUBMITTED -> told.add(revision);
            case REVISION_MINE -> told.addAll(List.of(revision, claimed(by(OTTO))));
            case REVISION_ANOTHERS -> told.addAll(List.of(revision, claimed(by(MIRA))));
            case REVISION_LAPSED_MINE -> told.addAll(List.of(revision, lapsedClaim(OTTO)));
            case REVISION_LAPSED_ANOTHERS -> told.addAll(List.of(revision, lapsedClaim(MIRA)));
            case REVISION_SENT_BACK ->
                told.addAll(List.of(revision, claimed(by(OTTO)), revisionChangesRequested(by(OTTO))));
            case REVISION_APPROVED -> told.addAll(List.of(revision, claimed(by(OTTO)), revisionApproved(by(OTTO))));
            case REVISION_REJECTED -> told.addAll(List.of(revision, claimed(by(OTTO)), revisionRejected(by(OTTO))));
            case SUSPENDED -> told.add(suspended(by(OTTO)));
            case SUSPENDED_REVISION_SUBMITTED -> told.addAll(List.of(revision, suspended(by(OTTO))));
            case SUSPENDED_REVISION_MINE -> told.addAll(List.of(revision, claimed(by(OTTO)), suspended(by(MIRA))));
            case SUSPENDED_REVISION_SENT_BACK ->
                told.addAll(
                        List.of(revision, claimed(by(OTTO)), revisionChangesRequested(by(OTTO)), suspended(by(OTTO))));
            case EXPIRED -> told.add(expired());
            case EXPIRED_REVISION_SUBMITTED -> told.addAll(List.of(expired(), revision));
            case EXPIRED_REVISION_MINE -> told.addAll(List.of(expired(), revision, claimed(by(OTTO))));
            case EXPIRED_REVISION_SENT_BACK ->
                told.addAll(List.of(expired(), revision, claimed(by(OTTO)), revisionChangesRequested(by(OTTO))));
            case FULFILLED -> told.add(Listings.fulfilled(by(ALB)));
            default -> throw new IllegalStateException(this + " is before publication");
        }
    }

    /** A claim whose time is over, though nobody has taken it away yet. */
    private static Told lapsedClaim(Person holder) {
        Instant before = CLAIMED_UNTIL.minusSeconds(3600);
        return claimed(holder, before);
    }
}
