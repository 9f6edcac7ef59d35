package io.forbear.security;

import io.forbear.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * The access control lists of a running cluster.
 *
 * @param admin connected as somebody who may change them
 */
record KafkaAcls(Admin admin, AccessPolicy policy, Collection<Topic<?>> catalogue) {
    private static final int ITERATIONS = 8192;

    /** What is to be changed. */
    AclPlan plan() throws InterruptedException {
        var principals =
                policy.clients().keySet().stream()
                        .map(Rights::principal)
                        .collect(Collectors.toSet());
        return AclPlan.of(
                get(admin.describeAcls(AclBindingFilter.ANY).values()),
                Rights.of(policy, catalogue),
                principals,
                catalogue.stream().map(Topic::name).toList());
    }

    /** Gives first and takes afterwards, so that nobody is refused in between what he may do. */
    void apply(AclPlan plan) throws InterruptedException {
        if (!plan.added().isEmpty()) {
            get(admin.createAcls(plan.added()).all());
        }
        if (!plan.removed().isEmpty()) {
            get(admin.deleteAcls(plan.removed().stream().map(AclBinding::toFilter).toList()).all());
        }
    }

    /**
     * Makes the clients' users for SCRAM, or gives them new passwords.
     *
     * @param passwords a folder with a file for each, named like the client; one that is missing is
     *     left as it is
     * @return those that have a password now
     */
    List<String> setPasswords(Path passwords) throws InterruptedException {
        var users = new ArrayList<UserScramCredentialAlteration>();
        for (var client : policy.clients().keySet()) {
            var file = passwords.resolve(client);
            if (Files.exists(file)) {
                var kind = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
                users.add(new UserScramCredentialUpsertion(client, kind, content(file)));
            }
        }
        if (!users.isEmpty()) {
            get(admin.alterUserScramCredentials(users).all());
        }
        return users.stream().map(UserScramCredentialAlteration::user).toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            var why =
                    e.getCause() instanceof AuthorizationException
                            ? "this client has no right to it"
                            : "refused or not answered";
            throw new KafkaException(why, e.getCause());
        }
    }
}
