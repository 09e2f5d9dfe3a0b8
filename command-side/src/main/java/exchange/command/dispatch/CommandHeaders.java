package exchange.command.dispatch;

import exchange.log.CommandId;
import exchange.privacy.Vault;
import exchange.web.account.Caller;
import exchange.web.body.Body;
import exchange.web.problem.FieldError;
import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a command request say.
 *
 * @param commandId from {@code Idempotency-Key} and the caller, or random without one
 * @param bodyHash HMAC of method, path and body, base64url: tells a repetition from another request
 * @param seen the version in {@code If-Match}; null if there is none
 */
public record CommandHeaders(
        CommandId commandId, String bodyHash, @Nullable Long seen) {

    private static final int LONGEST_KEY = 200;
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads the headers.
     *
     * @throws Problem 400 if one of them is malformed
     */
    public static CommandHeaders of(HttpServletRequest request, Caller caller, Body body, Vault vault) {
        List<FieldError> errors = new ArrayList<>();
        String key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            errors.add(new FieldError("Idempotency-Key", "1–" + LONGEST_KEY + " Zeichen / characters"));
        }
        String match = request.getHeader("If-Match");
        Long seen = null;
        if (match != null) {
            Matcher version = VERSION.matcher(match.strip());
            if (version.matches()) {
                seen = Long.valueOf(version.group(1));
            } else {
                errors.add(new FieldError("If-Match", "\"<version>\", z. B. / e.g. \"3\""));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.malformed(errors);
        }
        byte[] hash = vault.mac("request body", body.canonical());
        return new CommandHeaders(
                key == null ? CommandId.random() : CommandId.of(caller.principal(), key),
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                seen);
    }

    /**
     * The headers of one of several commands that a request sends: repeated when the request is, and apart from the others.
     *
     * @param name tells the commands of the request from each other
     */
    public CommandHeaders part(String name, @Nullable Long seenVersion) {
        CommandId part = commandId.isRepeatable() ? CommandId.of(commandId.toString(), name) : CommandId.random();
        return new CommandHeaders(part, bodyHash, seenVersion);
    }
}
