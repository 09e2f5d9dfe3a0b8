package exchange.web.access;

import exchange.event.account.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One row of the table of rights: who may call an endpoint. Which listing they may touch there is for the endpoint to say.
 *
 * <pre>{@code Right.to(PUT, "/api/listings/{id}").roles(MEMBER, CLERK).orSecretLink()}</pre>
 *
 * @param method HEAD goes with GET
 * @param roles who may; with {@link Role#ANONYMOUS} everyone may, also without an account
 * @param secretLink whether somebody without an account may who sends {@code X-Manage-Token}
 */
public record Right(HttpMethod method, PathPattern path, Set<Role> roles, boolean secretLink) {

    public Right {
        roles = Set.copyOf(roles);
    }

    /** Begins a row; without more, nobody may. */
    public static Right to(HttpMethod method, String pathPattern) {
        return new Right(method, PathPatternParser.defaultInstance.parse(pathPattern), Set.of(), false);
    }

    /** These roles may. */
    public Right roles(Role... roles) {
        return new Right(method, path, Set.of(roles), secretLink);
    }

    /** Whoever has logged in may. */
    public Right anyAccount() {
        return new Right(method, path, EnumSet.complementOf(EnumSet.of(Role.ANONYMOUS, Role.SYSTEM)), secretLink);
    }

    /** Everyone may, with and without an account. */
    public Right everyone() {
        return new Right(method, path, EnumSet.complementOf(EnumSet.of(Role.SYSTEM)), secretLink);
    }

    /** Besides, somebody without an account may who sends a secret link's token. */
    public Right orSecretLink() {
        return new Right(method, path, roles, true);
    }

    /** These rows together. */
    public static EndpointRights table(Right... rights) {
        return new EndpointRights(Arrays.asList(rights));
    }

    boolean isAbout(PathContainer requested) {
        return path.matches(requested);
    }

    boolean isAbout(String requestMethod) {
        return method.matches(requestMethod)
                || (method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(requestMethod));
    }
}
