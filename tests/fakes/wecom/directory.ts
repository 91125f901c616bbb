/** The directory as an app may see it: people and departments within its visible range. */
import type { Apis } from './api.ts';
import { Refusal } from './codes.ts';
import type { Person } from './shapes.ts';
import { listIn, textIn, type Wire } from './wire.ts';
import { type Department, isWithin, personBy, ROOT_DEPARTMENT, type World } from './world.ts';

export interface Directory {
  readonly apis: Apis;
  /** The departments that the app is visible to; all of them to begin with. */
  visibleTo: readonly number[];
  sees(person: Person): boolean;
}

const MOST_IDS = 1000;

export function openDirectory(world: World): Directory {
  const directory: Directory = {
    visibleTo: [ROOT_DEPARTMENT],
    sees: ({ isOutsider, departments }) => !isOutsider && departments.some(isVisible),
    apis: {
      'batch/openuserid_to_userid': { verb: 'POST', perform: ({ body }) => plainIds(listIn(body.open_userid_list)) },
      'user/get': { verb: 'GET', perform: ({ query }) => profileOf(query.get('userid') ?? '') },
      'department/get': {
        verb: 'GET',
        perform: ({ query }) => ({ department: fullOf(departmentBy(query.get('id') ?? '')) }),
      },
      'department/list': { verb: 'GET', perform: ({ query }) => ({ department: below(query.get('id')).map(fullOf) }) },
      'department/simplelist': {
        verb: 'GET',
        perform: ({ query }) => ({ department_id: below(query.get('id')).map(briefOf) }),
      },
    },
  };

  function isVisible(department: number): boolean {
    return directory.visibleTo.some((above) => isWithin(world, department, above));
  }

  /** An id that stands for nobody, or for somebody out of sight, comes back as invalid: so does a plain userid. */
  function plainIds(ids: readonly unknown[]): Wire {
    if (ids.length > MOST_IDS) throw new Refusal(40058, `open_userid_list exceed max size ${MOST_IDS}`);
    const given = ids.map(textIn);
    const found = given.flatMap((id) => {
      const person = [...world.people.values()].find(({ openUserid }) => openUserid === id);
      return person && directory.sees(person) ? [{ open_userid: id, userid: person.userid }] : [];
    });
    const known = new Set(found.map(({ open_userid }) => open_userid));
    return { userid_list: found, invalid_open_userid_list: given.filter((id) => !known.has(id)) };
  }

  function profileOf(userid: string): Wire {
    const person = personBy(world, userid);
    if (!person || person.isOutsider || person.userid.toLowerCase() !== userid.toLowerCase()) throw new Refusal(60111);
    if (!directory.sees(person)) throw new Refusal(60011);
    const departments = person.departments.filter(isVisible);
    return {
      userid: person.userid,
      name: person.name,
      department: departments,
      order: departments.map(() => 0),
      position: '',
      is_leader_in_dept: departments.map(() => 0),
      direct_leader: [],
      main_department: departments[0],
      status: 1,
    };
  }

  function departmentBy(id: string): Department {
    const department = world.departments.get(Number(id));
    if (!department) throw new Refusal(60123);
    if (!isVisible(department.id)) throw new Refusal(60011);
    return department;
  }

  /** A department with everything under it; without an id all that can be seen. */
  function below(id: string | null): Department[] {
    const all = [...world.departments.values()].filter((department) => isVisible(department.id));
    if (!id) return all;
    const { id: above } = departmentBy(id);
    return all.filter((department) => isWithin(world, department.id, above));
  }

  return directory;
}

function briefOf({ id, parent }: Department): Wire {
  return { id, parentid: parent, order: id };
}

function fullOf(department: Department): Wire {
  return { ...briefOf(department), name: department.name, name_en: '', department_leader: [] };
}
