package exchange.web.access;

import exchange.event.account.Role;
import exchange.web.account.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** All rows of all tables. The most specific path that fits decides, as it does in choosing the endpoint. */
final class RightsTable {

    /** What the table says of a request. */
    enum Verdict {
        ALLOWED,
        REFUSED,
        NO_SUCH_METHOD,
        NO_SUCH_PATH
    }

    private final List<Right> rights;

    RightsTable(List<EndpointRights> tables) {
        this.rights = tables.stream()
                .flatMap(table -> table.rights().stream())
                .sorted(Comparator.comparing(Right::path))
                .toList();
    }

    Verdict verdict(String method, String path, Caller caller) {
        PathContainer requested = PathContainer.parsePath(path);
        List<Right> here =
                rights.stream().filter(right -> right.isAbout(requested)).toList();
        if (here.isEmpty()) {
            return Verdict.NO_SUCH_PATH;
        }
        Optional<Right> right = here.stream().filter(row -> row.isAbout(method)).findFirst();
        if (right.isEmpty()) {
            return HttpMethod.OPTIONS.matches(method) ? Verdict.ALLOWED : Verdict.NO_SUCH_METHOD;
        }
        return allows(right.get(), caller) ? Verdict.ALLOWED : Verdict.REFUSED;
    }

    /** The methods that somebody may use at a path, for the header {@code Allow}. */
    String methods(String path) {
        PathContainer requested = PathContainer.parsePath(path);
        return rights.stream()
                .filter(right -> right.isAbout(requested))
                .map(right -> right.method().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    boolean hasRow(HttpMethod method, String pathPattern) {
        PathContainer sample = PathContainer.parsePath(pathPattern.replaceAll("\\{[^}]*}", "x"));
        return rights.stream().anyMatch(right -> right.isAbout(method.name()) && right.isAbout(sample));
    }

    private static boolean allows(Right right, Caller caller) {
        return right.roles().contains(caller.role())
                || (right.secretLink() && caller.role() == Role.ANONYMOUS && caller.linkDigest() != null);
    }
}
