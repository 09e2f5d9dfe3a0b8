package exchange.command.listing;

import static exchange.command.listing.Listings.CONTACT;
import static exchange.command.listing.Listings.FOLLOW_UP;
import static exchange.command.listing.Listings.MASKS;
import static exchange.command.listing.Listings.STANDARD;
import static exchange.command.listing.Listings.words;

import exchange.command.listing.ListingCommand.AddNote;
import exchange.command.listing.ListingCommand.ApproveListing;
import exchange.command.listing.ListingCommand.AssessConformity;
import exchange.command.listing.ListingCommand.ClaimListing;
import exchange.command.listing.ListingCommand.CompleteFollowUp;
import exchange.command.listing.ListingCommand.ConfirmQuantity;
import exchange.command.listing.ListingCommand.FulfilListing;
import exchange.command.listing.ListingCommand.RedactListing;
import exchange.command.listing.ListingCommand.ReinstateListing;
import exchange.command.listing.ListingCommand.RejectListing;
import exchange.command.listing.ListingCommand.ReleaseClaim;
import exchange.command.listing.ListingCommand.RenewListing;
import exchange.command.listing.ListingCommand.RequestChanges;
import exchange.command.listing.ListingCommand.ReviseListing;
import exchange.command.listing.ListingCommand.SetFollowUp;
import exchange.command.listing.ListingCommand.SuspendListing;
import exchange.command.listing.ListingCommand.WithdrawListing;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.Outcome;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import java.time.LocalDate;

/** What is asked of the listing of masks, without {@code If-Match} unless it is said. */
final class Asked {

    private Asked() {}

    static ClaimListing claim() {
        return new ClaimListing(MASKS, null);
    }

    static ReleaseClaim release() {
        return new ReleaseClaim(MASKS, false, null);
    }

    static ReleaseClaim releaseAsAdministrator() {
        return new ReleaseClaim(MASKS, true, null);
    }

    static ApproveListing approve() {
        return new ApproveListing(MASKS, null, null);
    }

    static ApproveListing approve(long seen) {
        return new ApproveListing(MASKS, null, seen);
    }

    static RejectListing reject(ReviewReason reason) {
        return new RejectListing(MASKS, reason, words("rejection"), null);
    }

    static RequestChanges requestChanges(ReviewReason reason) {
        return new RequestChanges(MASKS, reason, words("wish"), null);
    }

    static ConfirmQuantity confirmQuantity() {
        return new ConfirmQuantity(MASKS, null, null);
    }

    static ReviseListing reviseAsOwner(Content content) {
        return new ReviseListing(MASKS, content, CONTACT, false, null);
    }

    static ReviseListing reviseAsClerk(Content content) {
        return new ReviseListing(MASKS, content, CONTACT, true, null);
    }

    static SuspendListing suspend(ReviewReason reason) {
        return new SuspendListing(MASKS, reason, words("suspension-2"), null);
    }

    static ReinstateListing reinstate() {
        return new ReinstateListing(MASKS, null, null);
    }

    static RedactListing redact() {
        return new RedactListing(MASKS, ReviewReason.PERSONAL_DATA, words("own-words"), null);
    }

    static AssessConformity assess(ConformityLevel level) {
        return new AssessConformity(MASKS, STANDARD, level, null, null);
    }

    static WithdrawListing withdraw(WithdrawalReason reason) {
        return new WithdrawListing(MASKS, reason, null, null);
    }

    static RenewListing renew(LocalDate lastDay) {
        return new RenewListing(MASKS, lastDay, true, null);
    }

    static FulfilListing fulfil(Outcome outcome) {
        return new FulfilListing(MASKS, outcome, null, null);
    }

    static AddNote note() {
        return new AddNote(MASKS, words("note-2"), null);
    }

    static SetFollowUp followUp(String id) {
        return new SetFollowUp(MASKS, id, LocalDate.of(2026, 3, 10), "cem", words("follow-up-2"), null);
    }

    static CompleteFollowUp followUpIsDone() {
        return new CompleteFollowUp(MASKS, FOLLOW_UP, null, null);
    }
}
