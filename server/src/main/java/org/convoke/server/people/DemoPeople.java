package org.convoke.server.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.model.DepartmentId;
import org.convoke.model.PersonId;
import org.convoke.server.access.Role;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;

/// Who works at the demo organization.
final class DemoPeople {

  /// A department below the one named, or at the top.
  record DemoDepartment(String name, String parent) {}

  static final List<DemoDepartment> DEPARTMENTS =
      List.of(
          new DemoDepartment("总经办", ""),
          new DemoDepartment("销售部", ""),
          new DemoDepartment("华东组", "销售部"),
          new DemoDepartment("华南组", "销售部"),
          new DemoDepartment("客户服务部", ""),
          new DemoDepartment("产品研发部", ""),
          new DemoDepartment("人力资源部", ""),
          new DemoDepartment("财务部", ""));

  private static final List<Employee> EMPLOYEES =
      List.of(
          new Employee("陈思远", "admin", "总经办", "总经理", Role.OWNER),
          new Employee("李娜", "lina", "人力资源部", "人力资源总监", Role.ADMIN),
          new Employee("张伟", "zhangwei", "产品研发部", "业务系统负责人", Role.BUILDER),
          new Employee("王芳", "wangfang", "华东组", "客户经理", Role.MEMBER),
          new Employee("刘洋", "liuyang", "客户服务部", "客服主管", Role.MEMBER),
          new Employee("陈静", "chenjing", "财务部", "财务经理", Role.MEMBER),
          new Employee("杨帆", "yangfan", "销售部", "销售总监", Role.MEMBER),
          new Employee("黄磊", "huanglei", "华东组", "销售代表", Role.MEMBER),
          new Employee("周敏", "zhoumin", "华东组", "销售代表", Role.MEMBER),
          new Employee("吴倩", "wuqian", "华东组", "售前顾问", Role.MEMBER),
          new Employee("徐强", "xuqiang", "华南组", "客户经理", Role.MEMBER),
          new Employee("孙丽", "sunli", "华南组", "销售代表", Role.MEMBER),
          new Employee("马超", "machao", "华南组", "销售代表", Role.MEMBER),
          new Employee("朱婷", "zhuting", "华南组", "售前顾问", Role.MEMBER),
          new Employee("胡军", "hujun", "客户服务部", "技术支持", Role.MEMBER),
          new Employee("郭蕾", "guolei", "客户服务部", "客服专员", Role.MEMBER),
          new Employee("何平", "heping", "客户服务部", "客服专员", Role.MEMBER),
          new Employee("高翔", "gaoxiang", "客户服务部", "实施顾问", Role.MEMBER),
          new Employee("林晓", "linxiao", "产品研发部", "产品经理", Role.BUILDER),
          new Employee("罗毅", "luoyi", "产品研发部", "后端工程师", Role.MEMBER),
          new Employee("郑雪", "zhengxue", "产品研发部", "前端工程师", Role.MEMBER),
          new Employee("梁栋", "liangdong", "产品研发部", "测试工程师", Role.MEMBER),
          new Employee("谢婉", "xiewan", "产品研发部", "设计师", Role.MEMBER),
          new Employee("宋佳", "songjia", "人力资源部", "招聘专员", Role.MEMBER),
          new Employee("唐欣", "tangxin", "人力资源部", "培训专员", Role.MEMBER),
          new Employee("韩冰", "hanbing", "财务部", "会计", Role.MEMBER),
          new Employee("冯源", "fengyuan", "财务部", "出纳", Role.MEMBER),
          new Employee("董洁", "dongjie", "总经办", "总经理助理", Role.MEMBER));

  private DemoPeople() {}

  private record Employee(
      String name, String username, String department, String title, Role role) {}

  /// Everybody: employees, one who left, and three customers.
  static List<Person> all(Map<String, DepartmentId> departments) {
    var all = new ArrayList<Person>();
    for (var employee : EMPLOYEES) {
      all.add(person(employee, State.ACTIVE, departments, all.size()));
    }
    var left = new Employee("赵磊", "zhaolei", "华东组", "销售代表", Role.MEMBER);
    all.add(person(left, State.DEPARTED, departments, all.size()));
    all.add(customer("钱文博", "博远科技 采购经理", "13900000001"));
    all.add(customer("沈嘉怡", "嘉禾贸易 项目负责人", "13900000002"));
    all.add(customer("Daniel Weber", "Weber GmbH, Purchasing", "13900000003"));
    return all;
  }

  private static Person person(
      Employee employee, State state, Map<String, DepartmentId> departments, int number) {
    var department = departments.get(employee.department());
    return new Person(
        PersonId.create(),
        employee.name(),
        employee.username(),
        Kind.INTERNAL,
        state,
        employee.title(),
        "138%08d".formatted(number + 1),
        employee.username() + "@demo.convoke.dev",
        department == null ? List.of() : List.of(department),
        employee.role());
  }

  private static Person customer(String name, String title, String mobile) {
    return new Person(
        PersonId.create(),
        name,
        null,
        Kind.EXTERNAL,
        State.ACTIVE,
        title,
        mobile,
        null,
        List.of(),
        null);
  }
}
