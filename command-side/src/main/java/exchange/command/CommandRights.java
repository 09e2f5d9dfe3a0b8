package exchange.command;

import static exchange.event.account.Role.ADMIN;
import static exchange.event.account.Role.ANONYMOUS;
import static exchange.event.account.Role.CLERK;
import static exchange.event.account.Role.MEMBER;
import static exchange.event.account.Role.MODERATOR;
import static exchange.event.account.Role.PARTNER;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import exchange.web.access.EndpointRights;
import exchange.web.access.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may send which command at all: the second column of DOMAIN.md's "Who may do what, when". */
@Configuration(proxyBeanMethods = false)
class CommandRights {

    @Bean
    EndpointRights commandEndpointRights() {
        return Right.table(
                Right.to(POST, "/api/listings").roles(ANONYMOUS, MEMBER, CLERK, PARTNER),
                Right.to(PUT, "/api/listings/{id}").roles(MEMBER, CLERK).orSecretLink(),
                Right.to(POST, "/api/listings/{id}/withdraw")
                        .roles(MEMBER, CLERK)
                        .orSecretLink(),
                Right.to(POST, "/api/listings/{id}/renew").roles(MEMBER, CLERK).orSecretLink(),
                Right.to(POST, "/api/listings/{id}/fulfil").roles(MEMBER, CLERK).orSecretLink(),
                Right.to(POST, "/api/listings/{id}/claim").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/release").roles(MODERATOR, ADMIN),
                Right.to(POST, "/api/listings/{id}/approve").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/request-changes").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/reject").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/confirm-quantity").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/suspend").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/reinstate").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/redact").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/conformity").roles(MODERATOR),
                Right.to(POST, "/api/listings/{id}/notes").roles(CLERK, MODERATOR),
                Right.to(POST, "/api/listings/{id}/follow-ups").roles(CLERK, MODERATOR),
                Right.to(POST, "/api/listings/{id}/follow-ups/{followUp}/done").roles(CLERK, MODERATOR),
                Right.to(POST, "/api/moderation/batch").roles(MODERATOR),
                Right.to(POST, "/api/matches/judgements").roles(CLERK),
                Right.to(POST, "/api/accounts").everyone(),
                Right.to(POST, "/api/accounts/{id}/confirm").roles(MEMBER, CLERK, ADMIN),
                Right.to(POST, "/api/accounts/{id}/close").roles(MEMBER, CLERK, ADMIN),
                Right.to(POST, "/api/accounts/{id}/role").roles(ADMIN),
                Right.to(POST, "/api/password").everyone(),
                Right.to(POST, "/api/password/forgotten").everyone(),
                Right.to(POST, "/api/password/change").anyAccount(),
                Right.to(POST, "/api/admin/exchange/open").roles(ADMIN),
                Right.to(POST, "/api/admin/exchange/close").roles(ADMIN));
    }
}
