package bellwether.platform.db.schema;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// A schema as lines of text, the same for two databases exactly when their schemas are: every
/// object with its settings, defaults, comments and rights. The history of the migrations is left
/// out. Works without PostgreSQL's own pg_dump, which is not part of the embedded server.
record SchemaDump(List<String> lines) {
    private static final String QUERY =
            """
            with space as (
              select oid, nspname from pg_namespace
              where nspname !~ '^pg_' and nspname <> 'information_schema'
            ),
            relation as (
              select c.*, format('%I.%I', nspname, relname) as full_name
              from pg_class as c join space on space.oid = c.relnamespace
              where c.relname !~ '^flyway_schema_history' and c.relkind <> 't'
            )
            select format('object %s %s', what.type, what.identity)
            from (
              select 'pg_class'::regclass as catalog, oid from relation
              union all select 'pg_proc'::regclass, oid from pg_proc where oid >= 16384
              union all select 'pg_operator'::regclass, oid from pg_operator where oid >= 16384
              union all select 'pg_opclass'::regclass, oid from pg_opclass where oid >= 16384
              union all select 'pg_opfamily'::regclass, oid from pg_opfamily where oid >= 16384
              union all select 'pg_cast'::regclass, oid from pg_cast where oid >= 16384
              union all select 'pg_collation'::regclass, oid from pg_collation where oid >= 16384
              union all select 'pg_ts_config'::regclass, oid from pg_ts_config where oid >= 16384
              union all select 'pg_ts_dict'::regclass, oid from pg_ts_dict where oid >= 16384
              union all select 'pg_extension'::regclass, oid from pg_extension where oid >= 16384
              union all select 'pg_event_trigger'::regclass, oid from pg_event_trigger
              union all select 'pg_foreign_server'::regclass, oid from pg_foreign_server
              union all select 'pg_publication'::regclass, oid from pg_publication
              union all select 'pg_language'::regclass, oid from pg_language where oid >= 16384
            ) as object, pg_identify_object(object.catalog, object.oid, 0) as what
            union all
            select format('schema %s %s', nspname, coalesce(nspacl, acldefault('n', nspowner)))
            from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
            union all
            select format('relation %s kind=%s persistence=%s options=%s toast=%s rls=%s%s replica=%s access=%s space=%s rights=%s parts=%s bound=%s',
              r.full_name, r.relkind, r.relpersistence, r.reloptions, toast.reloptions, r.relrowsecurity,
              r.relforcerowsecurity, r.relreplident, am.amname, r.reltablespace,
              coalesce(r.relacl, acldefault((case r.relkind when 'S' then 's' else 'r' end)::"char", r.relowner)),
              pg_get_partkeydef(r.oid), pg_get_expr(r.relpartbound, r.oid))
            from relation as r
            left join pg_class as toast on toast.oid = r.reltoastrelid
            left join pg_am as am on am.oid = r.relam
            union all
            select format('column %s %s %s type=%s notnull=%s default=%s identity=%s generated=%s collation=%s storage=%s compression=%s options=%s statistics=%s rights=%s',
              r.full_name, row_number() over (partition by r.oid order by a.attnum), a.attname,
              format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
              a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attstorage,
              a.attcompression, a.attoptions, a.attstattarget, a.attacl)
            from relation as r
            join pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef as d on d.adrelid = r.oid and d.adnum = a.attnum
            union all
            select format('constraint %s %s validated=%s %s', r.full_name, k.conname, k.convalidated,
              pg_get_constraintdef(k.oid))
            from pg_constraint as k join relation as r on r.oid = k.conrelid
            union all
            select format('index %s valid=%s clustered=%s', pg_get_indexdef(i.indexrelid), i.indisvalid,
              i.indisclustered)
            from pg_index as i join relation as r on r.oid = i.indrelid
            union all
            select format('view %s %s', r.full_name, pg_get_viewdef(r.oid))
            from relation as r where r.relkind in ('v', 'm')
            union all
            select format('sequence %s type=%s start=%s step=%s from=%s to=%s cache=%s cycle=%s', r.full_name,
              seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle)
            from pg_sequence join relation as r on r.oid = seqrelid
            union all
            select format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled)
            from pg_trigger as t join relation as r on r.oid = t.tgrelid where not t.tgisinternal
            union all
            select format('rule %s enabled=%s', pg_get_ruledef(w.oid), w.ev_enabled)
            from pg_rewrite as w join relation as r on r.oid = w.ev_class where w.rulename <> '_RETURN'
            union all
            select format('policy %s %s %s %s %s using=%s check=%s', r.full_name, polname, polcmd,
              polpermissive, polroles::regrole[], pg_get_expr(polqual, polrelid),
              pg_get_expr(polwithcheck, polrelid))
            from pg_policy join relation as r on r.oid = polrelid
            union all
            select format('statistics %s', pg_get_statisticsobjdef(s.oid))
            from pg_statistic_ext as s join space on space.oid = s.stxnamespace
            union all
            select format('routine %s %s rights=%s', p.oid::regprocedure,
              case when p.prokind = 'a' then 'aggregate' else pg_get_functiondef(p.oid) end,
              coalesce(p.proacl, acldefault('f', p.proowner)))
            from pg_proc as p join space on space.oid = p.pronamespace
            union all
            select format('type %I.%I kind=%s base=%s notnull=%s default=%s labels=%s constraints=%s rights=%s', nspname,
              t.typname, t.typtype, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
              (select array_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid),
              (select array_agg(conname || ' ' || pg_get_constraintdef(oid) order by conname)
                from pg_constraint where contypid = t.oid),
              coalesce(t.typacl, acldefault('T', t.typowner)))
            from pg_type as t join space on space.oid = t.typnamespace
            where t.typtype in ('e', 'd', 'r', 'm', 'b') and t.typelem = 0
            union all
            select format('comment %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
            from pg_description where objoid >= 16384
            union all
            select format('setting role=%s %s', setrole, setconfig) from pg_db_role_setting
            where setdatabase = (select oid from pg_database where datname = current_database())
            union all
            select format('default rights role=%s in=%s %s %s', defaclrole::regrole, defaclnamespace,
              defaclobjtype, defaclacl)
            from pg_default_acl
            """;

    SchemaDump {
        lines = List.copyOf(lines);
    }

    static SchemaDump of(Handle handle) {
        return new SchemaDump(
                handle.createQuery(QUERY).mapTo(String.class).stream().sorted().toList());
    }

    /// Lines that only one of both has: `- ` what `other` lacks, `+ ` what it has too much.
    List<String> differences(SchemaDump other) {
        List<String> differences = new ArrayList<>();
        lines.stream()
                .filter(l -> !other.lines.contains(l))
                .forEach(l -> differences.add("- " + l));
        other.lines.stream()
                .filter(l -> !lines.contains(l))
                .forEach(l -> differences.add("+ " + l));
        return differences;
    }
}
