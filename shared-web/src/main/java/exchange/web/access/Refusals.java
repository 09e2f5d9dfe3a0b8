package exchange.web.access;

import exchange.web.account.Caller;
import exchange.web.account.TooManyFailures;
import exchange.web.problem.Problem;
import exchange.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
        HttpServletRequest request = context.getRequest();
        Caller caller = Callers.of(authentication.get(), request);
        request.setAttribute(
                Caller.class.getName(), caller); // for what comes after the answer, when nobody is logged in any more
        return new AuthorizationDecision(
                table.verdict(request.getMethod(), path(request), caller) == RightsTable.Verdict.ALLOWED);
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
                } else if ("GET".equals(request.getMethod()) && ProblemWriter.isForPerson(request)) {
                    response.sendRedirect(request.getContextPath() + LOGIN_PAGE + "?then=" + here(request));
                } else {
                    problems.write(request, response, Problem.unauthorized());
                }
            }
        }
    }

    private RightsTable.Verdict verdict(HttpServletRequest request, @Nullable Authentication authentication) {
        return table.verdict(request.getMethod(), path(request), Callers.of(authentication, request));
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return URLEncoder.encode(path(request) + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
