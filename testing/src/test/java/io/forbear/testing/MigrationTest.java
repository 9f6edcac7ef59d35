package io.forbear.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table task;",
                "DROP TABLE IF EXISTS task CASCADE",
                "alter table task drop column note",
                "alter table task add column a text, drop note",
                "alter table only task rename column note to remark",
                "alter table task rename to work",
                "alter view task_view rename to work_view",
                "alter table task alter column note type json using note::json",
                "alter table task alter note set data type varchar(10)",
                "alter table task alter column note set not null",
                "alter table task add column due date not null",
                "alter table task\n  add due numeric(12, 4)\n  not null",
                "alter table task drop constraint task_pkey",
                "drop function admit_all(text[], uuid[])",
                "truncate task",
                "create table other (id int); drop view task_view"
            })
    void refusesWhatTheReleaseBeforeCannotLiveWith(String sql) {
        assertThat(new Migration(sql).breaks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table task (id uuid primary key, note text not null)",
                "alter table task add column due date",
                "alter table task add column due date not null default now()",
                "alter table task add column n bigint not null generated always as identity",
                "alter table task add constraint due_known check (due is not null) not valid",
                "alter table task alter column note drop not null, alter due drop default",
                "drop index task_due",
                "alter table task drop constraint task_kind_check;"
                        + " alter table task add constraint task_kind_check check (kind in ('A'))",
                "-- drop table task\nupdate task set note = 'drop table; rename'",
                "create function f() returns void language sql as $$ drop table task; $$"
            })
    void takesWhatOnlyAdds(String sql) {
        assertThat(new Migration(sql).breaks()).isEmpty();
    }

    @Test
    void takesWhatGoesOnceItNamesTheReleaseThatNoLongerNeedsIt() {
        var sql = "alter table task drop column note;";
        assertThat(new Migration("-- contract: 0.2.0 reads remark\n" + sql).breaks()).isEmpty();
        assertThat(new Migration("-- contract: nobody reads it\n" + sql).breaks()).hasSize(1);
    }
}
