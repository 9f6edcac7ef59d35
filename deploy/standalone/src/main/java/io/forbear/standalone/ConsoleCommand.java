package io.forbear.standalone;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import io.forbear.standalone.part.Part;
import io.forbear.standalone.part.PortPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the address of the console with which a browser is signed in. */
@Command(name = "console")
final class ConsoleCommand implements Callable<Integer> {
    private static final List<String> ALL_DESKS =
            List.of("operations", "compliance-officer", "auditor");
    private static final Duration WORKING_DAY = Duration.ofHours(12);

    @Option(names = "--role")
    private List<String> roles = ALL_DESKS;

    @Option(names = "--subject")
    private String subject = "local-user";

    @Override
    public Integer call() {
        var data = Forbear.data(System.getenv()).create();
        var ports =
                PortPlan.read(data.run().resolve("ports.properties"))
                        .orElseGet(() -> PortPlan.of(System.getenv(), Map.of()));
        try {
            System.out.println(link(data, ports, roles, subject));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** The link for everybody who may sit at this machine. */
    static String link(DataDirectory data, PortPlan ports) {
        return link(data, ports, ALL_DESKS, "local-user");
    }

    /** The token stands behind the #, which a browser sends to nobody. */
    private static String link(
            DataDirectory data, PortPlan ports, List<String> roles, String subject) {
        var token =
                LocalIdentityProvider.in(data.of("keys"))
                        .token(roles, subject, List.of("*"), WORKING_DAY);
        return "http://127.0.0.1:%d/#token=%s".formatted(ports.of(Part.CONSOLE), token);
    }
}
