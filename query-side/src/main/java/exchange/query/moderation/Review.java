package exchange.query.moderation;

import exchange.event.account.Role;
import exchange.query.content.ContentView;
import exchange.query.listing.ListingAnswer;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.web.account.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the review of a listing stands for one reader: what they may do next, and why not what they may not. Told from the history, as the
 * command side will judge it, so that nobody has to be refused to learn it; the command side decides all the same.
 *
 * @param content the version that waits, or else the one that counts
 * @param revised whether that is a revision of something published
 * @param stage SUBMITTED, IN_REVIEW, CHANGES_REQUESTED, or NONE
 * @param holder the login of who has it in review; null while nobody has
 * @param mine whether that is the reader
 * @param secondsLeft of the claim
 * @param submitter the login of who submitted it
 * @param editor the login of who wrote the version under review
 * @param waitingSince null while nothing waits
 * @param quarantined whether its quantity is out of the usual, confirmed or not
 * @param confirmers who stands for the quantity
 */
record Review(
        ListingAnswer listing,
        ContentView content,
        boolean revised,
        String stage,
        @Nullable String holder,
        boolean mine,
        long secondsLeft,
        String submitter,
        String editor,
        @Nullable Instant waitingSince,
        boolean quarantined,
        List<String> confirmers,
        Caller reader) {

    private static final String NONE = "NONE";
    private static final Set<String> CLOSED = Set.of("REJECTED", "WITHDRAWN", "FULFILLED");
    private static final Set<String> UNDER_WAY = Set.of("SUBMITTED", "IN_REVIEW", "CHANGES_REQUESTED");

    static Review of(ListingAnswer listing, Caller reader, Instant now) {
        boolean revised = listing.revision() != null;
        String stage = revised ? String.valueOf(listing.revisionState()) : listing.state();
        Instant until = listing.claimedUntil();
        boolean held = until != null && until.isAfter(now);
        if (stage.equals("IN_REVIEW") && !held) {
            stage = "SUBMITTED";
        }
        String holder = held ? listing.claimedBy() : null;
        Story story = Story.of(listing.history());
        return new Review(
                listing,
                listing.revision() == null
                        ? listing.content()
                        : listing.revision().content(),
                revised,
                UNDER_WAY.contains(stage) ? stage : NONE,
                holder,
                reader.login().equals(holder),
                held ? Duration.between(now, until).toSeconds() : 0,
                story.submitter,
                story.editor,
                story.waitingSince,
                story.quarantined,
                List.copyOf(story.confirmers),
                reader);
    }

    /** What the history says about the version under review. */
    private static final class Story {

        private String submitter = "";
        private String editor = "";
        private @Nullable Instant waitingSince;
        private boolean quarantined;
        private final Set<String> confirmers = new TreeSet<>();

        static Story of(List<Happened> history) {
            Story story = new Story();
            history.forEach(story::add);
            return story;
        }

        private void add(Happened event) {
            String actor = event.actor() == null ? "" : event.actor();
            switch (event.type()) {
                case "OfferSubmitted", "RequestSubmitted", "IdeaSubmitted" -> {
                    submitter = actor;
                    written(actor, event.at());
                }
                case "ListingRevised" -> written(actor, event.at());
                case "QuantityQuarantined" -> quarantined = true;
                case "QuantityConfirmed" -> confirmers.add(actor);
                case "ListingApproved",
                        "ListingRejected",
                        "ChangesRequested",
                        "RevisionApproved",
                        "RevisionRejected",
                        "RevisionChangesRequested",
                        "ListingWithdrawn",
                        "ListingFulfilled" -> waitingSince = null;
                default -> {
                    // says nothing about a review
                }
            }
        }

        private void written(String actor, Instant at) {
            editor = actor;
            waitingSince = waitingSince == null ? at : waitingSince;
            quarantined = false;
            confirmers.clear();
        }
    }

    private boolean isModerator() {
        return reader.role() == Role.MODERATOR;
    }

    public boolean isClosed() {
        return CLOSED.contains(listing.state());
    }

    /** Whether something waits for a moderator. */
    public boolean isWaiting() {
        return stage.equals("SUBMITTED") || stage.equals("IN_REVIEW");
    }

    public boolean isFree() {
        return stage.equals("SUBMITTED");
    }

    public boolean mayClaim() {
        return isModerator() && isFree();
    }

    /** Extending is claiming once more. */
    public boolean mayExtend() {
        return isModerator() && mine;
    }

    public boolean mayRelease() {
        return holder != null && (mayExtend() || reader.role() == Role.ADMIN);
    }

    /** Whether the reader decides: requests changes, rejects, and approves if nothing else stands in the way. */
    public boolean mayDecide() {
        return mayExtend();
    }

    /** SUBMITTED or EDITED if the reader has done that, and therefore does not approve; null if not. */
    public @Nullable String ownDoing() {
        if (reader.login().equals(submitter)) {
            return "SUBMITTED";
        }
        return reader.login().equals(editor) ? "EDITED" : null;
    }

    /** Whether the quantity is confirmed by somebody other than the reader, as far as that is needed. */
    public boolean isConfirmed() {
        return !quarantined || confirmers.stream().anyMatch(login -> !login.equals(reader.login()));
    }

    public boolean mayApprove() {
        return mayDecide() && ownDoing() == null && isConfirmed();
    }

    /** Whether the reader is asked to stand for the quantity. */
    public boolean mayConfirm() {
        return isModerator() && quarantined && holder != null && !mine && !confirmers.contains(reader.login());
    }

    public boolean maySuspend() {
        return isModerator() && listing.state().equals("PUBLISHED");
    }

    public boolean mayReinstate() {
        return isModerator() && listing.state().equals("SUSPENDED");
    }

    public boolean mayRedact() {
        return isModerator();
    }

    public boolean mayAssess() {
        return isModerator() && !isClosed();
    }

    public boolean mayNote() {
        return isModerator() || reader.role() == Role.CLERK;
    }

    public boolean mayEdit() {
        return reader.role() == Role.CLERK && !isClosed() && !listing.state().equals("SUSPENDED");
    }

    /** Whether the reader takes it back in the submitter's name. */
    public boolean mayWithdraw() {
        return reader.role() == Role.CLERK && !isClosed();
    }

    /** Whether the reader renews it, or reports what came of it, in the submitter's name. */
    public boolean mayRenewOrFulfil() {
        return reader.role() == Role.CLERK
                && (listing.state().equals("PUBLISHED") || listing.state().equals("EXPIRED"));
    }

    public boolean mayOpenContact() {
        return mayNote() || reader.role() == Role.AUDITOR;
    }

    public boolean mayAudit() {
        return reader.role() == Role.AUDITOR || reader.role() == Role.ADMIN;
    }

    public boolean maySeeMatches() {
        return reader.role() != Role.ADMIN && !listing.state().equals("REJECTED");
    }
}
