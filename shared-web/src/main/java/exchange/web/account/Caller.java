package exchange.web.account;

import exchange.event.account.Role;
import exchange.event.listing.Owner;
import exchange.node.EventMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request. A controller method gets it as a parameter.
 *
 * @param accountId opaque; {@link EventMetadata#ANONYMOUS} without an account
 * @param login what the account logs in with; empty without an account
 * @param organisation the opaque id of the organisation for which the account speaks
 * @param linkDigest SHA-256, base64url without padding, of the {@code X-Manage-Token} sent
 */
public record Caller(
        String accountId,
        String login,
        Role role,
        @Nullable String organisation,
        @Nullable String linkDigest) {

    /** Somebody without an account and without a secret link. */
    public static final Caller ANONYMOUS = new Caller(EventMetadata.ANONYMOUS, "", Role.ANONYMOUS, null, null);

    public boolean isAnonymous() {
        return role == Role.ANONYMOUS;
    }

    /** Whether a listing of this owner is the caller's: as a member of its organisation, or as the bearer of its secret link. */
    public boolean owns(Owner owner) {
        boolean asMember = role == Role.MEMBER
                && owner.organisation() != null
                && owner.organisation().equals(organisation);
        boolean byLink = owner.linkDigest() != null && owner.linkDigest().equals(linkDigest);
        return asMember || byLink;
    }

    /** Under whose name idempotency keys are kept apart. */
    public String principal() {
        return linkDigest == null ? accountId : accountId + "/" + linkDigest;
    }
}
