package exchange.web.access;

import exchange.event.listing.Owner;
import exchange.web.account.Caller;
import exchange.web.account.LoggedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells who calls, by login and by secret link. */
final class Callers implements HandlerMethodArgumentResolver {

    static final String LINK = "X-Manage-Token";

    private static final int LONGEST_LINK = 200;

    static Caller of(@Nullable Authentication authentication, HttpServletRequest request) {
        String link = linkDigest(request.getHeader(LINK));
        return authentication != null && authentication.getPrincipal() instanceof LoggedIn account
                ? new Caller(account.accountId(), account.login(), account.role(), account.organisation(), link)
                : new Caller(
                        Caller.ANONYMOUS.accountId(),
                        Caller.ANONYMOUS.login(),
                        Caller.ANONYMOUS.role(),
                        Caller.ANONYMOUS.organisation(),
                        link);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(
                SecurityContextHolder.getContext().getAuthentication(),
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private static @Nullable String linkDigest(@Nullable String token) {
        return token == null || token.isEmpty() || token.length() > LONGEST_LINK ? null : Owner.linkDigest(token);
    }
}
