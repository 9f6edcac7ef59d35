/** Real Kafka, PostgreSQL, schema registry and a signing key on one machine, without Docker. */
@NullMarked
package io.forbear.embedded;

import org.jspecify.annotations.NullMarked;
