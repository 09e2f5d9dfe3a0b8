package exchange.query.page;

import exchange.event.account.Role;
import exchange.web.account.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a page.
 *
 * @param language of the page: {@code de} or {@code en}
 * @param path of this page, without its query
 * @param here this page with its query, without what waits or reports once ({@code after}, {@code form}, {@code answer})
 * @param address this page with its query, also with what was typed and refused: for the same in the other language
 * @param login of the reader; empty for who has not logged in
 * @param navigation the areas that the reader may enter
 */
record Site(
        String language,
        String title,
        String publisher,
        @Nullable String sender,
        @Nullable String hotline,
        String path,
        String here,
        String address,
        String login,
        Role role,
        List<Area> navigation) {

    /**
     * An area of the site.
     *
     * @param word the message that names it
     */
    public record Area(String href, String word, boolean current) {}

    /** Whether this page has an address of its own; a form that was refused as a whole has none. */
    public boolean isPage() {
        return !path.startsWith("/api/");
    }

    public boolean isLoggedIn() {
        return role != Role.ANONYMOUS;
    }

    /** Whether the reader's role is one of these. */
    public boolean is(String... roles) {
        return List.of(roles).contains(role.name());
    }

    static List<Area> navigation(Caller caller, String path) {
        List<String> areas = switch (caller.role()) {
            case CLERK -> List.of("queue", "calls", "followups", "matches", "people", "catalogue", "figures");
            case MODERATOR -> List.of("queue", "followups", "matches", "catalogue", "figures");
            case AUDITOR -> List.of("audit", "matches", "catalogue", "figures");
            case ADMIN -> List.of("operations", "people", "queue", "audit", "catalogue", "figures");
            case MEMBER -> List.of("catalogue", "submit", "mine", "people", "figures");
            case PARTNER -> List.of("catalogue", "submit", "mine", "figures");
            case AUTHORITY -> List.of("catalogue", "figures", "help");
            case ANONYMOUS, SYSTEM -> List.of("catalogue", "submit", "figures", "help");
        };
        return areas.stream()
                .map(area -> {
                    String href = href(area);
                    return new Area(href, "area." + area, path.equals(href) || path.startsWith(href + "/"));
                })
                .toList();
    }

    private static String href(String area) {
        return switch (area) {
            case "queue" -> "/desk/queue";
            case "calls" -> "/desk/calls";
            case "followups" -> "/desk/follow-ups";
            case "matches" -> "/desk/matches";
            case "people" -> "/people";
            default -> "/" + area;
        };
    }
}
