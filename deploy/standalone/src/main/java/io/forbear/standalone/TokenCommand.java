package io.forbear.standalone;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.standalone.data.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a token that the services of this machine accept. */
@Command(name = "token")
final class TokenCommand implements Callable<Integer> {
    @Option(names = "--role", required = true)
    private List<String> roles = List.of();

    @Option(names = "--subject")
    private String subject = "local-user";

    @Option(names = "--entity", description = "legal entity a gateway may report for; * for all")
    private List<String> entities = List.of("*");

    @Option(names = "--ttl")
    private String validity = "8h";

    @Override
    public Integer call() {
        var keys = Forbear.data(System.getenv()).create().of("keys");
        try {
            System.out.println(
                    LocalIdentityProvider.in(keys)
                            .token(roles, subject, entities, parsed(validity)));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** A number and one of s, m, h, d. */
    static Duration parsed(String text) {
        if (!text.matches("[1-9]\\d{0,8}[smhd]")) {
            throw new IllegalArgumentException(
                    "--ttl is a number and s, m, h or d, such as 30m; found " + text);
        }
        var amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
