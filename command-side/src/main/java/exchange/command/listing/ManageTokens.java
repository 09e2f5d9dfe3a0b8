package exchange.command.listing;

import exchange.command.dispatch.CommandHeaders;
import exchange.privacy.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Secret links. A token is derived from the command that submitted the listing, so that a repetition gets the same; only its digest is stored. */
@Component
class ManageTokens {

    private final Vault vault;

    ManageTokens(Vault vault) {
        this.vault = vault;
    }

    /** The token of what this request submits: 256 bits, base64url. */
    String token(CommandHeaders headers) {
        byte[] mac = vault.mac(
                "manage token", headers.commandId().bytes(), headers.bodyHash().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
