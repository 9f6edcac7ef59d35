package io.forbear.service.security;

import io.forbear.service.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Every HTTP API is an OAuth2 resource server. In production {@code issuer-uri} names the bank's
 * identity provider; on one machine the public key of {@code ./forbear} is enough. Health and the
 * API description need no token.
 */
@AutoConfiguration(before = ReactiveUserDetailsServiceAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
public class SecurityConfiguration {
    private static final String[] OPEN = {"/actuator/health/**", "/v3/api-docs/**"};
    private static final String[] OPERATIONAL = {"/actuator/**"};

    /** For all addresses for which a service has no chain of its own. */
    @Bean
    @ConditionalOnMissingBean(name = "tokens")
    SecurityWebFilterChain tokens(
            ServerHttpSecurity http,
            ReactiveJwtAuthenticationConverter rolesOfToken,
            ProblemWriter problems) {
        return Refusals.tokensOnly(
                        http,
                        problems,
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfToken)))
                .authorizeExchange(
                        paths ->
                                paths.pathMatchers(OPEN)
                                        .permitAll()
                                        .pathMatchers(OPERATIONAL)
                                        .hasAnyRole(Roles.OPERATIONS, Roles.AUDITOR)
                                        .anyExchange()
                                        .authenticated())
                .build();
    }

    /** Reads the roles from the claim that the identity provider uses for them. */
    @Bean
    ReactiveJwtAuthenticationConverter rolesOfToken(
            @Value("${forbear.security.roles-claim:roles}") String claim) {
        var authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName(claim);
        authorities.setAuthorityPrefix("ROLE_");
        var converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                new ReactiveJwtGrantedAuthoritiesConverterAdapter(authorities));
        return converter;
    }
}
