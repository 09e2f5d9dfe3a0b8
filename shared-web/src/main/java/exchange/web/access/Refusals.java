package exchange.web.access;

import exchange.web.account.Caller;
import exchange.web.account.TooManyFailures;
import exchange.web.problem.Problem;
import exchange.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Asks the table of rights, and answers a refusal as a problem: before any body is read. */
final class Refusals
        implements AuthorizationManager<RequestAuthorizationContext>,
                AuthenticationEntryPoint,
                AccessDeniedHandler,
                RequestRejectedHandler {

    private static final String LOGIN_PAGE = "/login";

    private final RightsTable table;
    private final ProblemWriter problems;

    Refusals(RightsTable table, ProblemWriter problems) {
        this.table = table;
        this.problems = problems;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                verdict(context.getRequest(), authentication.get()) == RightsTable.Verdict.ALLOWED);
    }

    /** Wrong credentials, or none where some are needed. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case TooManyFailures tooMany -> problems.write(request, response, Problem.tooMany(tooMany.retryAfter()));
            case AuthenticationServiceException _ -> problems.write(request, response, Problem.unavailable(1));
            case InsufficientAuthenticationException _ -> refuse(request, response, null);
            default -> problems.write(request, response, Problem.unauthorized());
        }
    }

    /** The credentials are good, but do not suffice; or a form came from somewhere else. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            problems.write(
                    request,
                    response,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "Die Anfrage kommt nicht nachweislich von unseren Seiten (CSRF-Token fehlt oder ist veraltet)."
                                    + " Bitte laden Sie die Seite neu.",
                            "The request does not provably come from our pages (the CSRF token is missing or outdated)."
                                    + " Please reload the page."));
        } else {
            refuse(request, response, SecurityContextHolder.getContext().getAuthentication());
        }
    }

    /** The request is not even well formed. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        problems.write(request, response, Problem.of(HttpStatus.BAD_REQUEST));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        Caller caller = Callers.of(authentication, request);
        switch (verdict(request, authentication)) {
            case NO_SUCH_PATH -> problems.write(request, response, Problem.notFound());
            case NO_SUCH_METHOD -> {
                response.setHeader(HttpHeaders.ALLOW, table.methods(path(request)));
                problems.write(request, response, Problem.of(HttpStatus.METHOD_NOT_ALLOWED));
            }
            case ALLOWED, REFUSED -> {
                if (!caller.isAnonymous()) {
                    problems.write(request, response, Problem.forbidden());
                } else if (isPerson(request)) {
                    response.sendRedirect(request.getContextPath() + LOGIN_PAGE);
                } else {
                    problems.write(request, response, Problem.unauthorized());
                }
            }
        }
    }

    private RightsTable.Verdict verdict(HttpServletRequest request, @Nullable Authentication authentication) {
        return table.verdict(request.getMethod(), path(request), Callers.of(authentication, request));
    }

    /** A page asked for in a browser: its reader can log in. */
    private static boolean isPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.startsWith("text/html")
                && !path(request).startsWith("/api/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
