package exchange.query.page;

import static exchange.event.account.Role.ADMIN;
import static exchange.event.account.Role.ANONYMOUS;
import static exchange.event.account.Role.AUDITOR;
import static exchange.event.account.Role.CLERK;
import static exchange.event.account.Role.MEMBER;
import static exchange.event.account.Role.MODERATOR;
import static exchange.event.account.Role.PARTNER;
import static org.springframework.http.HttpMethod.GET;

import exchange.web.access.EndpointRights;
import exchange.web.access.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may open which page; which listing somebody may see there is for the page to say. */
@Configuration(proxyBeanMethods = false)
class PageRights {

    @Bean
    EndpointRights rightsOfPages() {
        return Right.table(
                Right.to(GET, "/assets/**").everyone(),
                Right.to(GET, "/webjars/**").everyone(),
                Right.to(GET, "/problem").everyone(),
                Right.to(GET, "/language/{code}").everyone(),
                Right.to(GET, "/imprint").everyone(),
                Right.to(GET, "/privacy").everyone(),
                Right.to(GET, "/accessibility").everyone(),
                Right.to(GET, "/help").everyone(),
                Right.to(GET, "/catalogue").everyone(),
                Right.to(GET, "/catalogue/suggestions").everyone(),
                Right.to(GET, "/catalogue/{id}").everyone(),
                Right.to(GET, "/figures/**").everyone(),
                Right.to(GET, "/submit/**").roles(ANONYMOUS, MEMBER, CLERK, PARTNER),
                Right.to(GET, "/mine/**").roles(MEMBER, PARTNER),
                Right.to(GET, "/manage/**").everyone(), // the address holds the secret link
                Right.to(GET, "/listings/{id}").anyAccount(),
                Right.to(GET, "/listings/{id}/contact").roles(CLERK, MODERATOR, AUDITOR),
                Right.to(GET, "/listings/{id}/edit").roles(MEMBER, CLERK),
                Right.to(GET, "/listings/{id}/withdraw").roles(MEMBER, CLERK),
                Right.to(GET, "/listings/{id}/fulfil").roles(MEMBER, CLERK),
                Right.to(GET, "/listings/{id}/renew").roles(MEMBER, CLERK),
                Right.to(GET, "/listings/{id}/matches").roles(CLERK, MODERATOR, AUDITOR, MEMBER),
                Right.to(GET, "/desk/queue/**").roles(MODERATOR, CLERK, ADMIN),
                Right.to(GET, "/desk/calls/**").roles(CLERK),
                Right.to(GET, "/desk/follow-ups/**").roles(CLERK, MODERATOR),
                Right.to(GET, "/desk/matches/**").roles(CLERK, MODERATOR, AUDITOR),
                Right.to(GET, "/audit/**").roles(AUDITOR, ADMIN),
                Right.to(GET, "/operations/**").roles(ADMIN),
                Right.to(GET, "/people/**").roles(ADMIN, CLERK, MEMBER),
                Right.to(GET, "/people/new").roles(ADMIN),
                Right.to(GET, "/people/{id}/role").roles(ADMIN),
                Right.to(GET, "/register/**").everyone(),
                Right.to(GET, "/password/change").anyAccount(),
                Right.to(GET, "/password/**").everyone());
    }
}
