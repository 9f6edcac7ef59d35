/**
 * Real Kafka, PostgreSQL and schema registry on one machine, without Docker: each a child process
 * listening on 127.0.0.1 only, for tests and for the standalone system.
 */
@NullMarked
package io.forbear.embedded;

import org.jspecify.annotations.NullMarked;
