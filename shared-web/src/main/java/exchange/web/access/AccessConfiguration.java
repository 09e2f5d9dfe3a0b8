package exchange.web.access;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import exchange.event.account.Role;
import exchange.node.ExchangeSettings;
import exchange.web.account.TooManyFailures;
import exchange.web.form.LocalPath;
import exchange.web.problem.ProblemPage;
import exchange.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Login, sessions and rights. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    /** Measured: a meter around each filter of Spring Security cost a request more than all that the filters do. */
    @Bean
    SecurityObservationSettings withoutMetersOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** The page to go to after the login. */
    private static final String THEN = "then";

    private static final RedirectStrategy AGAIN = new DefaultRedirectStrategy();
    private static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    EndpointRights rightsOfEveryNode(ExchangeSettings settings) {
        List<Right> rights = new ArrayList<>(List.of(
                Right.to(GET, "/actuator/health/**").everyone(), // its details for an ADMIN only
                Right.to(GET, "/v3/api-docs/**").everyone(),
                Right.to(GET, "/v3/api-docs.yaml").everyone(),
                Right.to(GET, "/").everyone(),
                Right.to(GET, "/login").everyone(),
                Right.to(POST, "/login").everyone(),
                Right.to(POST, "/logout").everyone(),
                Right.to(POST, "/api/drafts").everyone(),
                Right.to(DELETE, "/api/drafts/{draft}").everyone(),
                Right.to(GET, "/error").everyone()));
        Right metrics = Right.to(GET, "/actuator/prometheus");
        rights.add(settings.demo() ? metrics.everyone() : metrics.roles(Role.ADMIN));
        if (settings.demo()) {
            rights.add(Right.to(GET, "/swagger-ui.html").everyone());
            rights.add(Right.to(GET, "/swagger-ui/**").everyone());
        }
        return new EndpointRights(rights);
    }

    @Bean
    RightsTable rightsTable(ObjectProvider<EndpointRights> tables) {
        return new RightsTable(tables.stream().toList());
    }

    @Bean
    Refusals refusals(RightsTable table, ProblemWriter problems) {
        return new Refusals(table, problems);
    }

    @Bean
    EveryEndpointHasARow everyEndpointHasARow(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints, RightsTable table) {
        return new EveryEndpointHasARow(endpoints, table);
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            AuthenticationProvider accounts,
            Refusals refusals,
            ProblemWriter problems,
            ObjectProvider<ProblemPage> pages) {
        BrowserGuard guard = new BrowserGuard();
        boolean ownPage = pages.getIfAvailable() != null;
        return http.authenticationManager(new ProviderManager(accounts))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ERROR, ASYNC, FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(refusals))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals)
                        .authenticationDetailsSource(request -> request.getRemoteAddr()))
                .formLogin(form -> {
                    form.authenticationDetailsSource(request -> request.getRemoteAddr())
                            .successHandler(AccessConfiguration::afterLogin)
                            .failureHandler(formFailure(refusals));
                    if (ownPage) {
                        form.loginPage("/login");
                    }
                })
                .logout(logout -> logout.deleteCookies(BrowserGuard.SESSION))
                // a new one: a request under way with the old one would save it, and by that undo a mere change of its
                // id
                .sessionManagement(sessions -> sessions.sessionFixation(SessionFixationConfigurer::newSession))
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(refusals, AnyRequestMatcher.INSTANCE)
                        .accessDeniedHandler(refusals))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(guard).csrfTokenRequestHandler(guard))
                .requestCache(RequestCacheConfigurer::disable) // it would keep addresses and parameters in the session
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new OtherSchemes(problems), BasicAuthenticationFilter.class)
                .build();
    }

    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        Predicate<String> text = value -> value.chars().noneMatch(AccessConfiguration::isControl);
        firewall.setAllowedHeaderValues(text);
        firewall.setAllowedParameterValues(text);
        firewall.setAllowedParameterNames(text);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(Refusals refusals) {
        return refusals;
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Callers());
            }
        };
    }

    private static void afterLogin(HttpServletRequest request, HttpServletResponse response, Authentication caller)
            throws IOException {
        AGAIN.sendRedirect(
                request, response, LocalPath.of(request.getParameter(THEN)).orElse("/"));
    }

    /** Spring's own handler would put the exception into the session, and with it the password that was typed. */
    private static AuthenticationFailureHandler formFailure(Refusals refusals) {
        return (request, response, failure) -> {
            if (failure instanceof TooManyFailures) {
                refusals.commence(request, response, failure);
            } else {
                String then = LocalPath.of(request.getParameter(THEN))
                        .map(path -> "&then=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                        .orElse("");
                AGAIN.sendRedirect(request, response, "/login?error" + then);
            }
        };
    }

    /** C0 controls other than tab and line ends; above them live the bytes of UTF-8 in headers, read as ISO 8859-1. */
    private static boolean isControl(int character) {
        return (character < ' ' && "\t\r\n".indexOf(character) < 0) || character == 0x7f;
    }
}
