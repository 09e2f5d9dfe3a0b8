package exchange.command.listing;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.IdeaSubmitted;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.OfferSubmitted;
import exchange.event.listing.Outcome;
import exchange.event.listing.Owner;
import exchange.event.listing.RequestSubmitted;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.WithdrawalReason;
import exchange.privacy.Sealed;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a listing. Who asks is in the message's metadata. */
sealed interface ListingCommand {

    ListingId listingId();

    /** Asks for a new listing. */
    sealed interface SubmitListing extends ListingCommand {

        String reference();

        Content content();

        Sealed contact();

        Owner owner();

        /** Set with the listing, for whom no mail reaches. */
        @Nullable
        SetFollowUp callBack();

        /** What happens when it is taken. */
        ListingSubmitted submitted();
    }

    record SubmitOffer(
            @TargetAggregateIdentifier ListingId listingId,
            String reference,
            Content content,
            Sealed contact,
            Owner owner,
            @Nullable SetFollowUp callBack)
            implements SubmitListing {

        @Override
        public ListingSubmitted submitted() {
            return new OfferSubmitted(listingId, reference, content, contact, owner);
        }
    }

    record SubmitRequest(
            @TargetAggregateIdentifier ListingId listingId,
            String reference,
            Content content,
            Sealed contact,
            Owner owner,
            @Nullable SetFollowUp callBack)
            implements SubmitListing {

        @Override
        public ListingSubmitted submitted() {
            return new RequestSubmitted(listingId, reference, content, contact, owner);
        }
    }

    record SubmitIdea(
            @TargetAggregateIdentifier ListingId listingId,
            String reference,
            Content content,
            Sealed contact,
            Owner owner,
            @Nullable SetFollowUp callBack)
            implements SubmitListing {

        @Override
        public ListingSubmitted submitted() {
            return new IdeaSubmitted(listingId, reference, content, contact, owner);
        }
    }

    /** A command that says which version its sender has seen; null for whatever is current. */
    sealed interface Versioned extends ListingCommand {

        @Nullable
        Long seen();
    }

    /** @param byDesk whether a clerk edits, who may do so during a review */
    record ReviseListing(
            @TargetAggregateIdentifier ListingId listingId,
            Content content,
            Sealed contact,
            boolean byDesk,
            @Nullable Long seen)
            implements Versioned {}

    record ClaimListing(
            @TargetAggregateIdentifier ListingId listingId,
            @Nullable Long seen) implements Versioned {}

    /** @param byAdmin whether an administrator takes somebody else's claim away */
    record ReleaseClaim(
            @TargetAggregateIdentifier ListingId listingId,
            boolean byAdmin,
            @Nullable Long seen) implements Versioned {}

    /** @param remarks an internal note */
    record ApproveListing(
            @TargetAggregateIdentifier ListingId listingId,
            @Nullable Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record RejectListing(
            @TargetAggregateIdentifier ListingId listingId,
            ReviewReason reason,
            Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record RequestChanges(
            @TargetAggregateIdentifier ListingId listingId,
            ReviewReason reason,
            Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    /** @param remarks an internal note */
    record ConfirmQuantity(
            @TargetAggregateIdentifier ListingId listingId,
            @Nullable Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record SuspendListing(
            @TargetAggregateIdentifier ListingId listingId,
            ReviewReason reason,
            Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record ReinstateListing(
            @TargetAggregateIdentifier ListingId listingId,
            @Nullable Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record RedactListing(
            @TargetAggregateIdentifier ListingId listingId,
            ReviewReason reason,
            Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    record AssessConformity(
            @TargetAggregateIdentifier ListingId listingId,
            String standard,
            ConformityLevel level,
            @Nullable Sealed remarks,
            @Nullable Long seen)
            implements Versioned {}

    record WithdrawListing(
            @TargetAggregateIdentifier ListingId listingId,
            WithdrawalReason reason,
            @Nullable Sealed remarks,
            @Nullable Long seen)
            implements Versioned {}

    /** @param exchangeOpen whether the exchange takes listings */
    record RenewListing(
            @TargetAggregateIdentifier ListingId listingId,
            LocalDate validUntil,
            boolean exchangeOpen,
            @Nullable Long seen)
            implements Versioned {}

    record FulfilListing(
            @TargetAggregateIdentifier ListingId listingId,
            Outcome outcome,
            @Nullable Sealed remarks,
            @Nullable Long seen)
            implements Versioned {}

    record AddNote(
            @TargetAggregateIdentifier ListingId listingId,
            Sealed remarks,
            @Nullable Long seen) implements Versioned {}

    /** @param assignee an account; null for whoever comes first */
    record SetFollowUp(
            @TargetAggregateIdentifier ListingId listingId,
            String followUp,
            LocalDate date,
            @Nullable String assignee,
            Sealed remarks,
            @Nullable Long seen)
            implements Versioned {}

    record CompleteFollowUp(
            @TargetAggregateIdentifier ListingId listingId,
            String followUp,
            @Nullable Sealed remarks,
            @Nullable Long seen)
            implements Versioned {}

    /** Time has taken a claim. */
    record LapseClaim(@TargetAggregateIdentifier ListingId listingId) implements ListingCommand {}

    /** The end is near. */
    record AnnounceExpiry(@TargetAggregateIdentifier ListingId listingId) implements ListingCommand {}

    /** The last day has passed. */
    record ExpireListing(@TargetAggregateIdentifier ListingId listingId) implements ListingCommand {}
}
